package weft.api.asking;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.problem.Problem;
import weft.api.problem.TraceId;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.desk.DeskCommand.Introduce;
import weft.desk.RequestKey;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.history.Positions;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyEvent;

/**
 * Submits a caller's command to the desk with its actor, its channel, the expected version and the
 * idempotency key.
 */
@Component
public class Asking {
  /** The party code of the operator, which belongs to no party. */
  private static final PartyCode HUB = new PartyCode("WEFT");

  /** How long an introduction or an agreement waits until the views show it. */
  private static final Duration SHOWN = Duration.ofSeconds(5);

  private final CommandGateway counter;
  private final Positions positions;

  public Asking(CommandGateway counter, Positions positions) {
    this.counter = counter;
    this.positions = positions;
  }

  /**
   * The result of a command: the stream's version, and a position at which every view shows all of
   * its effects. A request repeated under its key gets its first answer.
   */
  public record Done(long version, long position) {}

  /** Submits one command with the version that the caller saw. */
  public Done ask(
      Caller caller, String ifMatch, @Nullable String idempotencyKey, StreamCommand command) {
    return ask(caller, ifMatch, idempotencyKey, List.of(command));
  }

  /**
   * Submits commands: all are executed, or none. The answer is about the first one's stream.
   *
   * @param ifMatch the version of that stream that the caller saw; null to execute whatever the
   *     version
   */
  public Done ask(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      List<StreamCommand> commands) {
    return ask(caller, ifMatch, idempotencyKey, commands, commands);
  }

  /**
   * Submits commands of a request that is identified by its body, because the commands contain
   * more, such as the time of arrival.
   *
   * @param said the request's body
   */
  public Done ask(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      List<?> said,
      List<? extends StreamCommand> commands) {
    PartyCode party = party(caller);
    String request = idempotencyKey == null ? TraceId.current() : idempotencyKey;
    var provenance = provenance(caller, concerned(commands), request);
    RequestKey key =
        idempotencyKey == null
            ? null
            : new RequestKey(party, idempotencyKey(idempotencyKey), Fingerprint.of(said));
    Long seen = ifMatch == null ? null : version(ifMatch);
    long version = counter.ask(new Ask(provenance, key, seen, List.copyOf(commands)));
    return new Done(version, shownBy(key, commands, version));
  }

  /** A position at which the whole append is visible, not only the first command's stream. */
  private long shownBy(
      @Nullable RequestKey key, List<? extends StreamCommand> commands, long version) {
    if (key != null) return positions.positionOf(key.stream(), 1);
    return commands.size() == 1
        ? positions.positionOf(commands.getFirst().stream(), version)
        : positions.head();
  }

  private static Set<PartyCode> concerned(List<? extends StreamCommand> commands) {
    Set<PartyCode> concerned = new HashSet<>();
    for (StreamCommand it : commands) concerned.addAll(it.concerns());
    return concerned;
  }

  /**
   * Registers a party or partnership for the operator. Answers once the directory shows it, or
   * after five seconds.
   *
   * @param ifMatch the version that the caller saw, {@code "0"} for none; null to execute whatever
   *     the version
   */
  public Done introduce(Caller caller, PartyEvent event, @Nullable String ifMatch) {
    caller.require(Role.OPERATOR);
    var provenance = provenance(caller, event.participants(), TraceId.current());
    var word = new Introduce(provenance, event, ifMatch == null ? null : version(ifMatch));
    long version = counter.ask(word);
    long position = positions.positionOf(word.stream(), version);
    positions.awaitSettled(positions.head(), SHOWN);
    return new Done(version, position);
  }

  /**
   * Waits until every view shows the result, but at most five seconds, so that the next read
   * includes it.
   */
  public Done shown(Done done) {
    positions.awaitSettled(done.position(), SHOWN);
    return done;
  }

  private static PartyCode party(Caller caller) {
    return caller.is(Role.OPERATOR) ? HUB : caller.requireParty();
  }

  private static Provenance provenance(Caller caller, Set<PartyCode> participants, String request) {
    String door = caller.user() == null ? "request" : "portal";
    return new Provenance(
        caller.actor(),
        new Provenance.Source(door, null, null, request),
        participants,
        TraceId.current(),
        null);
  }

  /** Returns a valid key; 400 {@code idempotency-key-invalid} otherwise. */
  public static String idempotencyKey(String key) {
    if (!key.isBlank() && key.length() <= 200) return key;
    throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "idempotency-key-invalid",
            new Text(
                "An Idempotency-Key has 1 to 200 characters.", "Idempotency-Key 长度为 1 至 200 个字符。"))
        .exception();
  }

  /** The object exists already; a caller that has not seen it must not overwrite it. */
  public static RuntimeException ifMatchRequired() {
    return Problem.of(
            HttpStatus.PRECONDITION_REQUIRED,
            "if-match-required",
            new Text(
                "Send If-Match with the version you have seen, so that nobody's change is"
                    + " overwritten.",
                "请在 If-Match 中携带您所见的版本，以免覆盖他人的修改。"))
        .exception();
  }

  /** Parses the version in {@code If-Match}. */
  public static long version(String ifMatch) {
    try {
      return Long.parseLong(ifMatch.replace("W/", "").replace("\"", ""));
    } catch (NumberFormatException e) {
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "if-match-invalid",
              new Text(
                  "If-Match is the version from ETag, such as \"12\".",
                  "If-Match 应为 ETag 中的版本，例如 \"12\"。"))
          .params(Map.of("ifMatch", ifMatch))
          .exception();
    }
  }
}
