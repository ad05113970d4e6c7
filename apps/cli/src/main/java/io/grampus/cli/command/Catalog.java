package io.grampus.cli.command;

import java.util.List;
import java.util.stream.Stream;

/** Which commands there are. */
final class Catalog {
  private Catalog() {}

  static final Group CONTAINER =
      Group.of(
          "container",
          "Containers",
          Leaf.of("ls|list|ps", "List containers.", ContainerListCommand::new),
          inspect(Views.CONTAINERS),
          Leaf.of("start", "Start containers.", c -> new ActCommand(c, "start")),
          Leaf.of("stop", "Stop containers.", c -> new ActCommand.Stopping(c, "stop")),
          Leaf.of("restart", "Restart containers.", c -> new ActCommand.Stopping(c, "restart")),
          Leaf.of("kill", "Send containers a signal.", ActCommand.Kill::new),
          Leaf.of("pause", "Freeze all processes of containers.", c -> new ActCommand(c, "pause")),
          Leaf.of("unpause", "Let paused containers go on.", c -> new ActCommand(c, "unpause")),
          Leaf.of("rename", "Give a container another name.", RenameCommand::new),
          Leaf.of("rm|remove", "Remove containers.", RemoveCommand.Containers::new),
          Leaf.of("logs", "Show what a container wrote.", LogsCommand.OfContainer::new),
          Leaf.of("top", "List the processes in a container.", ProcessesCommand::new),
          Leaf.of("stats", "Show what containers use, live.", StatsCommand::new),
          Leaf.of("exec", "Run a command in a container.", ExecCommand::new),
          Leaf.of("attach", "Talk to a container's first process.", AttachCommand::new),
          Leaf.of("wait", "Wait until containers end, and print how.", WaitCommand::new),
          Leaf.of("cp", "Copy files in and out of containers.", CopyCommand::new),
          Leaf.of("diff", "List the paths that a container changed.", DiffCommand::new),
          Leaf.of("port", "List where a container's ports are published.", PortCommand::new),
          Leaf.of(
              "prune",
              "Remove all containers that do not run.",
              c -> new PruneCommand(c, Views.CONTAINERS)));

  static final Group IMAGE =
      Group.of(
          "image",
          "Images",
          Leaf.of("ls|list", "List images.", ImageListCommand::new),
          inspectOn(Views.IMAGES),
          Leaf.of("history", "Tell how an image was made.", HistoryCommand::new),
          Leaf.of("layers", "Show layers, their sizes and who shares them.", LayersCommand::new),
          Leaf.of("pull", "Pull an image from its registry.", PullCommand::new),
          Leaf.of("rm|remove", "Remove images.", RemoveCommand.Images::new),
          Leaf.of("tag", "Give an image another name.", TagCommand::new),
          Leaf.of("save", "Write images to an archive.", ArchiveCommands.Save::new),
          Leaf.of("load", "Load images from an archive.", ArchiveCommands.Load::new),
          Leaf.of("unpack", "Unpack an image for runc or crun.", LayoutCommands.Unpack::new),
          Leaf.of(
              "import-appc",
              "Make an image of an App Container image.",
              LayoutCommands.ImportAppc::new),
          Leaf.of("prune", "Remove images that nothing uses.", PruneCommand.Images::new));

  static final Group STACK =
      Group.of(
          "stack",
          "Stacks: what a Compose file describes",
          Leaf.of("deploy|up", "Run a Compose project as a stack.", StackDeployCommand::new),
          Leaf.of("config|plan", "Show what a deploy would do.", StackConfigCommand::new),
          small(AdminViews.STACKS, true, "List stacks."),
          Leaf.of("ps", "List the tasks of stacks.", c -> new PartListCommand.Tasks(c, "stack")),
          Leaf.of(
              "services",
              "List the services of stacks.",
              c -> new PartListCommand(c, Views.SERVICES, "stack")),
          Leaf.of(
              "logs",
              "Show what a stack's containers wrote.",
              c -> new LogsCommand.OfTasks(c, "stack")),
          Leaf.of("history", "List what was deployed.", StackHistoryCommand::new),
          Leaf.of("rollback", "Run an earlier revision again.", StackRollbackCommand::new),
          Leaf.of("cancel", "Stop a rollout; what was applied stays.", StackCancelCommand::new),
          Leaf.of("rm|remove|down", "Remove stacks.", StackRemoveCommand::new));

  static final Group SERVICE =
      Group.of(
          "service",
          "Services",
          list(Views.SERVICES, "List services."),
          inspect(Views.SERVICES),
          Leaf.of(
              "ps", "List the tasks of services.", c -> new PartListCommand.Tasks(c, "service")),
          Leaf.of(
              "logs",
              "Show what a service's tasks wrote.",
              c -> new LogsCommand.OfTasks(c, "service")),
          Leaf.of("scale", "Set how many replicas services have.", ScaleCommand::new),
          Leaf.of("update", "Change a service or replace its tasks.", ServiceUpdateCommand::new),
          Leaf.of("rollback", "Bring the previous spec back.", ServiceRollbackCommand::new),
          remove(Views.SERVICES, "Remove services."));

  static final Group TASK =
      Group.of(
          "task",
          "Tasks: the containers of services",
          list(Views.TASKS, "List tasks."),
          inspect(Views.TASKS),
          Leaf.of("logs", "Show what a task wrote.", c -> new LogsCommand.OfTasks(c, "task")));

  static final Group NODE =
      Group.of(
          "node",
          "Nodes",
          list(Views.NODES, "List nodes."),
          inspect(Views.NODES),
          Leaf.of("add", "Make a node of a machine.", NodeAddCommand::new),
          Leaf.of("ps", "List the tasks on nodes.", c -> new PartListCommand.Tasks(c, "node")),
          Leaf.of("drain", "Move all tasks to other nodes.", NodeCommands.Drain::new),
          Leaf.of("pause", "Give nodes no new tasks.", c -> new NodeCommands.Step(c, "pause")),
          Leaf.of("activate", "Let nodes take tasks.", c -> new NodeCommands.Step(c, "activate")),
          Leaf.of("promote", "Make managers.", c -> new NodeCommands.Step(c, "promote")),
          Leaf.of("demote", "Make workers.", NodeCommands.Demote::new),
          Leaf.of("label", "Give a node labels, or take them.", NodeCommands.Label::new),
          Leaf.of("update", "Change a node as docker does.", NodeCommands.Update::new),
          Leaf.of("rm|remove", "Forget nodes that left.", NodeCommands.Remove::new),
          Leaf.of("join-token", "Make a code that lets an agent in.", AgentCommands.JoinToken::new),
          small(AdminViews.AGENTS, "agents", "List the agents of nodes."),
          Leaf.of("revoke", "Cut agents off for good.", AgentCommands.Remove::new));

  static final Group CLUSTER =
      Group.of(
          "cluster",
          "All nodes at once, as a file declares them",
          Leaf.of("apply", "Make the cluster as a file says.", ClusterCommands.Apply::new),
          Leaf.of("plan", "Tell what an apply would change.", ClusterCommands.Plan::new));

  static final Group VOLUME =
      Group.of(
          "volume",
          "Volumes",
          list(Views.VOLUMES, "List volumes."),
          inspectOn(Views.VOLUMES),
          Leaf.of("create", "Make a volume.", CreateCommand.Volume::new),
          Leaf.of("rm|remove", "Remove volumes and what is in them.", RemoveCommand.Volumes::new),
          Leaf.of(
              "prune",
              "Remove volumes that nothing uses.",
              c -> new PruneCommand.Named(c, Views.VOLUMES)));

  static final Group NETWORK =
      Group.of(
          "network",
          "Networks",
          list(Views.NETWORKS, "List networks."),
          inspectOn(Views.NETWORKS),
          Leaf.of("create", "Make a network.", CreateCommand.Network::new),
          Leaf.of("connect", "Let a container join.", ConnectCommands.Connect::new),
          Leaf.of("disconnect", "Let a container leave.", ConnectCommands.Disconnect::new),
          Leaf.of("rm|remove", "Remove networks.", RemoveCommand.Networks::new),
          Leaf.of(
              "prune",
              "Remove networks that nothing uses.",
              c -> new PruneCommand(c, Views.NETWORKS)));

  static final Group SECRET = values("secret", "Secrets", Views.SECRETS);
  static final Group CONFIG = values("config", "Configs", Views.CONFIGS);

  private static Group values(String word, String says, View view) {
    return Group.of(
        word,
        says,
        list(view, "List " + word + "s."),
        inspect(view),
        Leaf.of(
            "create",
            "Make a " + word + " of a file or the standard input.",
            c -> new CreateCommand.Sealed(c, view)),
        remove(view, "Remove " + word + "s."));
  }

  static final Group CONTEXT =
      Group.of(
          "context",
          "Servers that you know",
          Leaf.of("ls|list", "List contexts.", ContextCommands.Ls::new),
          Leaf.of("use", "Choose the context that commands use.", ContextCommands.Use::new),
          Leaf.of("show", "Show the name of the context in use.", ContextCommands.Show::new),
          Leaf.of("create", "Make a context without signing in.", ContextCommands.Create::new),
          Leaf.of("rm|remove", "Forget contexts.", ContextCommands.Rm::new),
          Leaf.of("export", "Write a context to a file.", ContextCommands.Export::new),
          Leaf.of("import", "Read a context from a file.", ContextCommands.Import::new));

  static final Group TOKEN =
      Group.of(
          "token",
          "Your tokens",
          Leaf.of("create", "Make a token.", SessionCommands.TokenCreate::new),
          small(AdminViews.TOKENS, false, "List your tokens."),
          remove(AdminViews.TOKENS, "Revoke tokens."));

  static final Group USER =
      Group.of(
          "user",
          "Users",
          small(AdminViews.USERS, false, "List users."),
          Leaf.of("create", "Create a user.", UserCommands.Create::new),
          remove(AdminViews.USERS, "Remove users, with their sessions and tokens."),
          Leaf.of("passwd", "Change a password.", UserCommands.Passwd::new),
          Leaf.of("role", "Change the role of a user.", UserCommands.Role::new));

  static final Group AUDIT =
      Group.of(
          "audit",
          "The audit log",
          Leaf.of("ls|list", "Search the audit log.", AuditListCommand::new),
          Leaf.of("retention", "Tell or change how long it is kept.", RetentionCommand::new));

  static final Group INGRESS =
      Group.of(
          "ingress",
          "Ports that Grampus serves where Swarm has no routing mesh",
          small(AdminViews.INGRESS, false, "List the ports."));

  static final Group REGISTRY =
      Group.of(
          "registry",
          "The server's registry of images, and its sign-in to others",
          Leaf.of("ls|list", "List the repositories.", RegistryCommands.Ls::new),
          Leaf.of("tags", "List the tags of a repository.", RegistryCommands.Tags::new),
          Leaf.of("inspect", "Show what an image consists of.", RegistryCommands.Inspect::new),
          Leaf.of("rm|remove", "Delete tags and manifests.", RegistryCommands.Rm::new),
          Leaf.of("tag", "Give an image one more tag.", RegistryCommands.Tag::new),
          Leaf.of("df", "Tell what the registry takes on its disk.", RegistryCommands.Df::new),
          Leaf.of("gc", "Remove contents that no image needs.", RegistryCommands.Gc::new),
          Leaf.of(
              "mirror",
              "Pull other registries through this one, or tell how that does.",
              MirrorCommand::new),
          Leaf.of("login", "Sign in to another registry.", RegistryLoginCommands.Login::new),
          Leaf.of("logout", "Sign out of another registry.", RegistryLoginCommands.Logout::new));

  /** All groups, in the order of the help. */
  static final List<Group> GROUPS =
      List.of(
          STACK, SERVICE, TASK, CONTAINER, IMAGE, REGISTRY, NODE, CLUSTER, VOLUME, NETWORK, SECRET,
          CONFIG, INGRESS, CONTEXT, USER, TOKEN, AUDIT);

  /** Commands of no group. */
  static final List<Leaf> COMMON =
      List.of(
          Leaf.of("login", "Sign in to a server.", LoginCommand::new),
          Leaf.of("logout", "Sign out.", SessionCommands.Logout::new),
          Leaf.of("whoami", "Tell who is signed in.", SessionCommands.Whoami::new),
          Leaf.of("top", "Watch containers live: CPU, memory, network, disk.", TopCommand::new),
          Leaf.of("events", "Follow what happens at the engine.", EventsCommand::new),
          Leaf.of("status", "Tell how the server is.", StatusCommand::new),
          Leaf.of("version", "Tell the versions.", VersionCommand::new),
          Leaf.of("completion", "Print a script for the shell.", CompletionCommand::new));

  /** Commands that the launcher carries out; here they say so. */
  static final List<Leaf> LAUNCHER =
      List.of(
          launched("up", "Start Grampus on this machine."),
          launched("down", "Stop it, and undo what up did."),
          launched("server", "Run the server in the foreground."),
          launched("agent", "Join a server as a node's agent, and serve it."));

  /** Docker's short commands. */
  static final List<Leaf> SHORTCUTS =
      Stream.of(
              Stream.of(
                  CONTAINER.leaf("ls").shortcut("ps"),
                  IMAGE.leaf("ls").shortcut("images"),
                  IMAGE.leaf("rm").shortcut("rmi")),
              Stream.of(
                      "start", "stop", "restart", "kill", "pause", "unpause", "rename", "rm",
                      "logs", "exec", "attach", "wait", "cp", "stats", "diff", "port")
                  .map(n -> CONTAINER.leaf(n).shortcut(n)),
              Stream.of("pull", "tag", "history", "save", "load")
                  .map(n -> IMAGE.leaf(n).shortcut(n)))
          .flatMap(s -> s)
          .toList();

  private static Leaf list(View view, String says) {
    return Leaf.of("ls|list", says, c -> new ListCommand(c, view));
  }

  private static Leaf small(View view, boolean streamed, String says) {
    return Leaf.of("ls|list", says, c -> new SmallListCommand(c, view, streamed));
  }

  private static Leaf small(View view, String name, String says) {
    return Leaf.of(name, says, c -> new SmallListCommand(c, view, false));
  }

  private static Leaf inspect(View view) {
    return Leaf.of(
        "inspect",
        "Show all that the engine says of " + view.plural() + ".",
        c -> new InspectCommand(c, view));
  }

  private static Leaf inspectOn(View view) {
    return Leaf.of(
        "inspect",
        "Show all that the engine says of " + view.plural() + ".",
        c -> new InspectCommand.OnNode(c, view));
  }

  private static Leaf remove(View view, String says) {
    return Leaf.of("rm|remove", says, c -> new RemoveCommand(c, view));
  }

  private static Leaf launched(String name, String says) {
    return Leaf.of(name, says, c -> new LaunchedCommand(c, name));
  }
}
