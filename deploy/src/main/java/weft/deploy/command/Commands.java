package weft.deploy.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All commands, and the help that lists them. */
public record Commands(List<Command> commands) {
  private static final int WRONG_USE = 64; // EX_USAGE of sysexits.h

  /**
   * Runs the command in the first argument. Empty if there is none; then the hub starts, and Spring
   * takes all arguments.
   */
  public OptionalInt run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 0) return OptionalInt.empty();
    String first = arguments[0];
    if (first.equals("--help") || first.equals("-h")) {
      out.print(help());
      return OptionalInt.of(0);
    }
    if (first.startsWith("--")) return OptionalInt.empty();
    var rest = new ArrayList<>(List.of(arguments)).subList(1, arguments.length);
    return OptionalInt.of(
        named(first)
            .map(it -> it.run(List.copyOf(rest), out, err))
            .orElseGet(
                () -> {
                  err.printf("There is no command %s.%n%n%s", first, help());
                  return WRONG_USE;
                }));
  }

  private Optional<Command> named(String name) {
    return commands.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private String help() {
    var lines =
        new StringBuilder(
            """
            Weft, a supply-chain hub.

              java -jar weft.jar --spring.profiles.active=demo    try it: own database and logins, loopback only
              java -jar weft.jar --weft.issuer.uri=URI --weft.database.url=JDBC-URL ...
              java -jar weft.jar COMMAND ...

            """);
    for (var it : commands)
      lines.append("  %s %s%n      %s%n".formatted(it.name(), it.arguments(), it.purpose()));
    return lines.toString();
  }
}
