create table kernel_notes (id integer primary key, note text not null);
