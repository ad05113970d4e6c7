"""GET /api/counter tells the count, POST adds one, GET /healthz asks the database."""

import json
import os
import signal
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg2


def query(statement):
    with open(os.environ["DB_PASSWORD_FILE"], encoding="utf-8") as secret:
        password = secret.read().strip()
    connection = psycopg2.connect(
        host=os.environ.get("DB_HOST", "db"),
        user=os.environ.get("DB_USER", "counter"),
        password=password,
        dbname="counter",
        connect_timeout=2,
    )
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0]
    finally:
        connection.close()


STATEMENTS = {
    ("GET", "/api/counter"): "SELECT coalesce(max(count), 0) FROM counter",
    ("POST", "/api/counter"): "INSERT INTO counter (id, count) VALUES (1, 1)"
    " ON CONFLICT (id) DO UPDATE SET count = counter.count + 1 RETURNING count",
    ("GET", "/healthz"): "SELECT count(*) FROM counter",
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        statement = STATEMENTS.get((self.command, self.path))
        if statement is None:
            return self.send(404, {"problem": "there is only /api/counter"})
        try:
            self.send(200, {"count": query(statement), "servedBy": socket.gethostname()})
        except (psycopg2.Error, OSError) as error:
            print("database:", str(error).strip(), file=sys.stderr)
            self.send(503, {"problem": "the database does not answer"})

    do_GET = do_POST = answer

    def send(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, pattern, *values):
        if self.path != "/healthz":
            print(self.command, self.path, *values[1:2])


server = ThreadingHTTPServer(("", 8000), Handler)
signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
print("counting on port 8000")
server.serve_forever()
