package weft.api.operator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.desk.RoutingLock;
import weft.edi.channel.ChannelCheck;
import weft.edi.channel.ChannelRules;
import weft.edi.expected.CertificateAlerts;
import weft.edi.outbox.Undelivered;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyScope;
import weft.projections.party.AgreedChannel;
import weft.projections.party.Channels;
import weft.projections.party.PartyChannel;

/**
 * The channels by which files come from a party and go to it. The operator sets them; a party reads
 * its own. Described in docs/channels.md.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/channels")
class PartyChannels {
  private static final String LIST = "channels";
  private static final String VERSIONS = "channel-versions";
  private final ReadContexts readings;
  private final PartyDirectory directory;
  private final Asking asking;
  private final ChannelRules rules;
  private final CertificateAlerts alerts;
  private final Clock clock;

  /** Serialises checking whether an identifier is taken and agreeing on the channel. */
  private final RoutingLock turn = new RoutingLock();

  PartyChannels(
      ReadContexts readings,
      PartyDirectory directory,
      Asking asking,
      ChannelRules rules,
      CertificateAlerts alerts,
      Clock clock) {
    this.readings = readings;
    this.directory = directory;
    this.asking = asking;
    this.rules = rules;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Lists the channels of all parties, by code.
   *
   * @param delivery {@code folder}, {@code as2} or {@code sftp}
   */
  @GetMapping
  ResponseEntity<Page<ChannelItem>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String delivery,
      @RequestParam(required = false) @Nullable Boolean paused,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    caller.require(Role.OPERATOR);
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    String after = place == null ? null : place.parts().getFirst();
    var filter = new Channels.Filter(delivery, paused, partner);
    List<ChannelItem> rows =
        readings.read(
            reading,
            (db, it) -> {
              List<PartyChannel> known = Channels.list(db, it.scope(), filter, after, size + 1);
              Map<String, Undelivered> standing =
                  Undelivered.of(db, it.scope(), known.stream().map(PartyChannel::party).toList());
              return known.stream()
                  .map(one -> ChannelItem.of(one, standing.get(one.party()), clock.instant()))
                  .toList();
            });
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.party()), reading);
  }

  /**
   * One party's complete channel; this record is the JSON.
   *
   * @param mayChange whether the caller may change it
   */
  record View(@JsonUnwrapped ChannelItem item, Channel channel, boolean mayChange) {}

  @GetMapping("/{party}")
  View get(Caller caller, @PathVariable String party) {
    return view(caller, visible(caller, party));
  }

  /** Lists changes and pauses with author and reason, newest first. */
  @GetMapping("/{party}/versions")
  ResponseEntity<Page<AgreedChannel>> versions(
      Caller caller,
      @PathVariable String party,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    PartyCode of = visible(caller, party);
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, VERSIONS, 1, reading.scope());
    long below = place == null ? Long.MAX_VALUE : place.number(0);
    List<AgreedChannel> rows =
        readings.read(reading, (db, it) -> Channels.below(db, it.scope(), of, below, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(VERSIONS, it.version()), reading);
  }

  @PutMapping("/{party}")
  View put(
      Caller caller,
      @PathVariable String party,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AskedChannel asked) {
    caller.require(Role.OPERATOR);
    PartyCode of = known(party);
    String reason = asked.reason() == null ? null : Body.reason(asked.reason());
    return agree(caller, of, asked::channel, reason, ifMatch);
  }

  /** The reason for a pause, stored with author and time. */
  record Why(@Nullable String reason) {}

  @PostMapping("/{party}/pause")
  View pause(Caller caller, @PathVariable String party, @RequestBody Why why) {
    return pause(caller, party, true, why);
  }

  @PostMapping("/{party}/resume")
  View resume(Caller caller, @PathVariable String party, @RequestBody Why why) {
    return pause(caller, party, false, why);
  }

  private View pause(Caller caller, String party, boolean paused, Why why) {
    caller.require(Role.OPERATOR);
    return agree(caller, known(party), it -> paused(it, paused), Body.reason(why.reason()), null);
  }

  private static Channel paused(Channel it, boolean paused) {
    return new Channel(it.delivery(), it.as2(), it.sftp(), it.sftpKeys(), paused);
  }

  private View agree(
      Caller caller,
      PartyCode party,
      UnaryOperator<Channel> change,
      @Nullable String reason,
      @Nullable String ifMatch) {
    return turn.alone(
        party.value(),
        () -> {
          PartyChannel stands =
              readings.read(
                  readings.asViewer(caller, null), (db, it) -> found(db, it.scope(), party));
          Channel before = stands.channel();
          Channel after = change.apply(before);
          if (after.equals(before)) return view(caller, party);
          // Skips the check for a mere pause, which must be possible even with expired
          // certificates.
          if (!after.equals(paused(before, after.paused()))) check(party, after);
          if (after.paused() != before.paused()) Body.required(reason, "/reason");
          // Uses the version read here, so that a change made through another node is not
          // overwritten.
          String seen = ifMatch == null ? String.valueOf(stands.version()) : ifMatch;
          asking.introduce(caller, new ChannelAgreed(party, after, reason), seen);
          alerts.look(party.value(), ChannelItem.certificates(after), clock.instant());
          return view(caller, party);
        });
  }

  private void check(PartyCode party, Channel it) {
    List<ChannelCheck.Finding> findings =
        ChannelCheck.of(party, it, directory, rules, clock.instant());
    if (findings.isEmpty()) return;
    throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT, "channel-refused", findings.getFirst().text())
        .errors(
            findings.stream().map(f -> new Problem.Fault(f.pointer(), f.code(), f.text())).toList())
        .exception();
  }

  private PartyCode known(String party) {
    return directory
        .party(party, "ZZ")
        .filter(it -> it.value().equals(party))
        .orElseThrow(Ids::notFound);
  }

  /** A channel of another party is answered like a missing one. */
  private PartyCode visible(Caller caller, String party) {
    PartyCode of = known(party);
    if (!caller.is(Role.OPERATOR) && !of.equals(caller.party())) throw Ids.notFound();
    return of;
  }

  private static PartyChannel found(JdbcClient db, PartyScope scope, PartyCode party) {
    return Channels.find(db, scope, party).orElseThrow(Ids::notFound);
  }

  private View view(Caller caller, PartyCode party) {
    return readings.read(
        readings.asViewer(caller, null),
        (db, it) -> {
          PartyChannel known = found(db, it.scope(), party);
          Undelivered standing =
              Undelivered.of(db, it.scope(), List.of(party.value())).get(party.value());
          return new View(
              ChannelItem.of(known, standing, clock.instant()),
              known.channel(),
              caller.is(Role.OPERATOR));
        });
  }
}
