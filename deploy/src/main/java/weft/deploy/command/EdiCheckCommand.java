package weft.deploy.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import weft.edi.EdiCheck;

/** {@code edi-check FILE...}: says of each file whether it is right, one JSON line a file. */
public final class EdiCheckCommand implements Command {
  @Override
  public String name() {
    return "edi-check";
  }

  @Override
  public String arguments() {
    return "FILE...";
  }

  @Override
  public String purpose() {
    return "Reads EDI files and says what is wrong with them, one line of JSON a file; nothing is"
        + " kept.";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      err.println("edi-check " + arguments() + "\n    " + purpose());
      return arguments.isEmpty() ? 64 : 0;
    }
    return EdiCheck.files(arguments.stream().map(Path::of).toList(), out, err);
  }
}
