package weft.deploy.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetters;
import weft.history.deadletter.DeadLetters.Filter;
import weft.history.deadletter.DeadLetters.Retried;
import weft.json.Json;

/**
 * {@code dead-letters}: handles dead letters directly on the database, with the functions of the
 * operator's API.
 */
public final class DeadLettersCommand implements Command {
  private static final int WRONG_USE = 64; // EX_USAGE of sysexits.h
  private static final int PAGE = 500;
  private static final JsonMapper JSON = Json.mapper();

  private final Function<List<String>, OpenHistory> open;

  /**
   * Creates the command.
   *
   * @param open opens the history that the settings name, from options such as {@code
   *     --weft.database.url=…}
   */
  public DeadLettersCommand(Function<List<String>, OpenHistory> open) {
    this.open = open;
  }

  @Override
  public String name() {
    return "dead-letters";
  }

  @Override
  public String arguments() {
    return "list [--view=VIEW] | show ID | retry ID | retry --view=VIEW | discard ID --reason=TEXT"
        + " [--by=NAME]  [SETTINGS]";
  }

  @Override
  public String purpose() {
    return "Events that a view or a reaction could not take in: looks at them, retries them in"
        + " order, or leaves one out for good. SETTINGS name the database as for the hub.";
  }

  /** The parsed arguments. */
  private record Asked(List<String> words, Map<String, String> options, List<String> settings) {
    static Asked of(List<String> arguments) {
      var asked = new Asked(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
      for (String it : arguments) {
        var option = it.startsWith("--") ? it.substring(2).split("=", 2) : new String[0];
        if (option.length == 0) asked.words.add(it);
        else if (option.length == 2 && List.of("view", "reason", "by").contains(option[0]))
          asked.options.put(option[0], option[1]);
        else asked.settings.add(it);
      }
      return asked;
    }

    @Nullable Long id() {
      return words.size() == 2 && words.get(1).matches("\\d{1,18}")
          ? Long.valueOf(words.get(1))
          : null;
    }
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    var asked = Asked.of(arguments);
    boolean help = arguments.contains("--help");
    if (help || !isComplete(asked)) {
      err.println("dead-letters " + arguments() + "\n    " + purpose());
      return help ? 0 : WRONG_USE;
    }
    try (var hub = open.apply(asked.settings())) {
      return answer(asked, hub.history().deadLetters(), out, err);
    } catch (RuntimeException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static boolean isComplete(Asked asked) {
    if (asked.words().isEmpty()) return false;
    return switch (asked.words().getFirst()) {
      case "list" -> asked.words().size() == 1;
      case "show" -> asked.id() != null;
      case "retry" ->
          asked.id() != null || (asked.words().size() == 1 && asked.options().containsKey("view"));
      case "discard" -> asked.id() != null && !asked.options().getOrDefault("reason", "").isBlank();
      default -> false;
    };
  }

  private static int answer(Asked asked, DeadLetters letters, PrintStream out, PrintStream err) {
    Long id = asked.id();
    String view = asked.options().get("view");
    if (asked.words().getFirst().equals("list")) return list(letters, view, out);
    if (id == null) return told(letters.retryAll(String.valueOf(view)), out);
    return switch (asked.words().getFirst()) {
      case "show" -> letters.find(id).map(it -> shown(it, out)).orElseGet(() -> none(id, err));
      case "retry" -> told(letters.retry(id), id, out, err);
      default -> told(letters.discard(id, by(asked), reason(asked)), id, out, err);
    };
  }

  private static int list(DeadLetters letters, @Nullable String view, PrintStream out) {
    long after = 0;
    List<DeadLetter> page;
    do {
      page = letters.list(new Filter(view, null, null), after, PAGE);
      for (DeadLetter it : page) out.println(JSON.writeValueAsString(it.withoutStack()));
      if (!page.isEmpty()) after = page.getLast().id();
    } while (page.size() == PAGE);
    return 0;
  }

  private static int shown(DeadLetter letter, PrintStream out) {
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(letter));
    return 0;
  }

  private static int told(Optional<Retried> retried, long id, PrintStream out, PrintStream err) {
    return retried.map(it -> told(it, out)).orElseGet(() -> none(id, err));
  }

  /** Returns 1 if a letter failed again. */
  private static int told(Retried retried, PrintStream out) {
    out.println(JSON.writeValueAsString(retried));
    return retried.failed().isEmpty() ? 0 : 1;
  }

  private static int none(long id, PrintStream err) {
    err.println("No letter " + id + " waits.");
    return 1;
  }

  private static String by(Asked asked) {
    return asked.options().getOrDefault("by", System.getProperty("user.name"));
  }

  private static String reason(Asked asked) {
    return asked.options().getOrDefault("reason", "");
  }
}
