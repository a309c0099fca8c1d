import io.regioncheck.node.NodeCommand;

/** Prints the commands that are run on hosts one by one, with stand-ins for what varies. */
class NodeCommands {
    public static void main(String[] arguments) {
        NodeCommand.all().forEach(command -> System.out.println(command.text()));
    }
}
