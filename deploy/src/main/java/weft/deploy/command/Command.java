package weft.deploy.command;

import java.io.PrintStream;
import java.util.List;

/** A command that the jar runs without starting the hub. */
public interface Command {
  /** The first argument, such as {@code edi-check}. */
  String name();

  /** Its other arguments, as shown by {@code --help}. */
  String arguments();

  /** One sentence for {@code --help}. */
  String purpose();

  /**
   * Runs the command and prints the result to {@code out}; returns the exit code, 0 for success.
   */
  int run(List<String> arguments, PrintStream out, PrintStream err);
}
