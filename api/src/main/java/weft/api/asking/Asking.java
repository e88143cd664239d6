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
import weft.desk.Counter;
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
 * Hands a caller's command to the desk with everything the edge knows: who, through which door, at
 * which version, under which key.
 */
@Component
public class Asking {
  /** Under which the operator acts, who belongs to no party. */
  private static final PartyCode HUB = new PartyCode("WEFT");

  /** How long an introduction, or an agreement, waits to be shown. */
  private static final Duration SHOWN = Duration.ofSeconds(5);

  private final Counter counter;
  private final Positions positions;

  public Asking(Counter counter, Positions positions) {
    this.counter = counter;
    this.positions = positions;
  }

  /**
   * What a command led to: the stream's version, and a position by which every view shows all of
   * it. A request that is repeated under its key is given the first answer again.
   */
  public record Done(long version, long position) {}

  /** As the other, with one command and the version that was seen. */
  public Done ask(
      Caller caller, String ifMatch, @Nullable String idempotencyKey, StreamCommand command) {
    return ask(caller, ifMatch, idempotencyKey, List.of(command));
  }

  /**
   * Hands commands to the desk: all are taken, or none. The answer is of the first one's stream.
   *
   * @param ifMatch the version of that stream that was seen; null: it is said whatever stands
   */
  public Done ask(
      Caller caller,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      List<StreamCommand> commands) {
    return ask(caller, ifMatch, idempotencyKey, commands, commands);
  }

  /**
   * The same, of a request that is known again by what it says: its commands say more, such as when
   * it came.
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

  /** By which all of the append is shown, and not only what the answer is of. */
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
   * The operator's word on who takes part; answered once the directory shows it, or after five
   * seconds.
   *
   * @param ifMatch the version that was seen, {@code "0"} where there was nothing; null: it is said
   *     whatever stands
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
   * The same, once every view shows it, or after five seconds: who reads next reads the new one.
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
        new Provenance.Actor(party(caller), caller.user(), caller.client()),
        new Provenance.Source(door, null, null, request),
        participants,
        TraceId.current(),
        null);
  }

  /** The key, where it can be one; 400 {@code idempotency-key-invalid} else. */
  public static String idempotencyKey(String key) {
    if (!key.isBlank() && key.length() <= 200) return key;
    throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "idempotency-key-invalid",
            new Text(
                "An Idempotency-Key has 1 to 200 characters.", "Idempotency-Key 长度为 1 至 200 个字符。"))
        .exception();
  }

  /** The version that {@code If-Match} names. */
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
