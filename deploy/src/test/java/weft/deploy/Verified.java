package weft.deploy;

import java.io.PrintStream;
import java.util.List;
import weft.deploy.settings.DatabaseAddress;

/** Runs the command {@code verify-replay} on a hub's database. */
public final class Verified {
  private Verified() {}

  /** Verifies every view, and returns the exit code. */
  public static int run(DatabaseAddress database, PrintStream out) {
    return new VerifyReplayCommand()
        .run(
            List.of(
                "--weft.database.url=" + database.url(),
                "--weft.database.owner-password=" + database.owner().password(),
                "--weft.database.writer-password=" + database.writer().password()),
            out,
            out);
  }
}
