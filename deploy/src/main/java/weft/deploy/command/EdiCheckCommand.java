package weft.deploy.command;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.EdiCheck;

/**
 * {@code edi-check FILE...}: checks each file and prints one line of JSON for each. It checks
 * against the standard only or, with {@code --hub}, as that hub would if the file came in now.
 */
public final class EdiCheckCommand implements Command {
  private static final String HUB = "--hub";
  private static final String TOKEN = "WEFT_TOKEN";
  private static final int WRONG_USE = 64;

  private final Map<String, String> environment;

  public EdiCheckCommand() {
    this(System.getenv());
  }

  /** With the given environment variables instead of the process's. */
  public EdiCheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public String name() {
    return "edi-check";
  }

  @Override
  public String arguments() {
    return "[--hub URL] FILE...";
  }

  @Override
  public String purpose() {
    return "Reads EDI files and says what is wrong with them, one line of JSON a file; nothing is"
        + " kept. With --hub that hub is asked, as whom the access token in WEFT_TOKEN is of: by"
        + " profile and by what stands in orders and schedules.";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    boolean asks = !arguments.isEmpty() && arguments.getFirst().equals(HUB);
    List<String> files =
        asks ? arguments.subList(Math.min(2, arguments.size()), arguments.size()) : arguments;
    if (files.isEmpty() || arguments.contains("--help")) {
      err.println("edi-check " + arguments() + "\n    " + purpose());
      return arguments.contains("--help") ? 0 : WRONG_USE;
    }
    List<Path> paths = files.stream().map(Path::of).toList();
    if (!asks) return EdiCheck.files(paths, out, err);
    URI hub = address(arguments.get(1));
    String token = environment.get(TOKEN);
    if (hub == null || token == null || token.isBlank()) {
      err.println(
          hub == null
              ? "--hub needs an address such as https://hub.example.com."
              : "WEFT_TOKEN has no access token: as whom shall the hub be asked?");
      return WRONG_USE;
    }
    return new AskedHub(hub, token.strip()).files(paths, out, err);
  }

  /** Null if the text is not a web address. */
  private static @Nullable URI address(String text) {
    try {
      URI it = URI.create(text);
      boolean web = "http".equals(it.getScheme()) || "https".equals(it.getScheme());
      return web && it.getHost() != null ? it : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
