package weft.deploy.command;

import java.io.PrintStream;
import java.util.List;

/** One thing the jar can do without starting the hub. */
public interface Command {
  /** What the first argument says, such as {@code edi-check}. */
  String name();

  /** The rest of its line in {@code --help}. */
  String arguments();

  /** One sentence for {@code --help}. */
  String purpose();

  /** Answers on {@code out}; returns the exit code, 0 for success. */
  int run(List<String> arguments, PrintStream out, PrintStream err);
}
