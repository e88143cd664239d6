package weft.api.party;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.agreement.PartnershipStream;
import weft.api.asking.Asking;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.desk.RoutingLock;
import weft.event.Provenance.Actor;
import weft.event.StreamId;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.projections.party.Organizations.InForce;
import weft.projections.party.Organizations.Listed;

/**
 * The operator registers organizations and lists them. Described in docs/first-hub.md, not in the
 * API of parties.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/organizations")
class Organizations {
  private static final String LIST = "organizations";
  private final ReadContexts readings;
  private final Asking asking;
  private final PartyDirectory directory;
  private final Streams streams;

  /** Serialises checking whether an identifier is taken and registering it. */
  private final RoutingLock turn = new RoutingLock();

  Organizations(ReadContexts readings, Asking asking, PartyDirectory directory, Streams streams) {
    this.readings = readings;
    this.asking = asking;
    this.directory = directory;
    this.streams = streams;
  }

  /**
   * An organization in the list; this record is the JSON.
   *
   * @param partnerships the number of its partnerships
   * @param first the first of them
   */
  record Item(
      String code,
      Text name,
      @Nullable String gln,
      List<Site> sites,
      @Nullable String bpn,
      @Nullable String duns,
      long partnerships,
      List<Agreed> first) {
    static Item of(Listed it) {
      Organization of = it.organization();
      List<Agreed> first = it.first().stream().map(Agreed::of).toList();
      return new Item(
          of.code().value(),
          of.name(),
          of.gln(),
          of.sites(),
          of.bpn(),
          of.duns(),
          it.partnerships(),
          first);
    }
  }

  /** A partnership with the version of its profile in force. */
  record Agreed(String id, String buyer, String supplier, long version) {
    static Agreed of(InForce it) {
      String id = StreamId.toUrl(PartnershipStream.of(it.partnership()));
      return new Agreed(id, it.buyer(), it.supplier(), it.version());
    }
  }

  /** One organization as last registered, with author and time; this record is the JSON. */
  record State(
      String code,
      Text name,
      @Nullable String gln,
      List<Site> sites,
      @Nullable String bpn,
      @Nullable String duns,
      long version,
      Instant registeredAt,
      PartnershipItem.By by) {
    static State of(TracedEvent last) {
      Organization it = ((OrganizationRegistered) last.payload()).organization();
      Actor by = last.provenance().actor();
      return new State(
          it.code().value(),
          it.name(),
          it.gln(),
          it.sites(),
          it.bpn(),
          it.duns(),
          last.sequence() + 1,
          last.recordedAt(),
          new PartnershipItem.By(by.party().value(), by.user(), by.client()));
    }
  }

  /**
   * Lists all organizations, by code.
   *
   * @param text part of a code, name, GLN or D-U-N-S number
   */
  @GetMapping
  ResponseEntity<Page<Item>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    caller.require(Role.OPERATOR);
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    String after = place == null ? null : place.parts().getFirst();
    List<Listed> rows =
        readings.read(
            reading,
            (db, _) -> weft.projections.party.Organizations.list(db, text, after, size + 1));
    return Page.of(rows, size, Item::of, it -> Cursor.at(LIST, it.organization().code()), reading);
  }

  @GetMapping("/{code}")
  ResponseEntity<State> get(Caller caller, @PathVariable String code) {
    caller.require(Role.OPERATOR);
    return shown(code(code));
  }

  /** Registers the organization or replaces it completely with the values in the body. */
  @PutMapping("/{code}")
  ResponseEntity<State> register(
      Caller caller,
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody AskedOrganization asked) {
    caller.require(Role.OPERATOR);
    PartyCode of = code(code);
    return turn.alone(
        code,
        () -> {
          var registered = new OrganizationRegistered(asked.checked(of, directory));
          asking.introduce(caller, registered, ifMatch);
          return shown(of);
        });
  }

  private ResponseEntity<State> shown(PartyCode code) {
    List<TracedEvent> said = streams.trace(StreamId.of("Organization", code.value()));
    if (said.isEmpty()) throw Ids.notFound();
    State state = State.of(said.getLast());
    return ResponseEntity.ok().eTag("\"" + state.version() + "\"").body(state);
  }

  private static PartyCode code(String code) {
    try {
      return new PartyCode(code);
    } catch (IllegalArgumentException e) {
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "code-invalid",
              new Text(
                  "A code has 1 to 35 capital letters, digits and hyphens, and does not begin with"
                      + " a hyphen.",
                  "企业代码为 1 至 35 个大写字母、数字或连字符，不能以连字符开头。"))
          .exception();
    }
  }
}
