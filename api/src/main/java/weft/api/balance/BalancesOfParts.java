package weft.api.balance;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.api.balance.CausesBehindLists.Found;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.PartyLanes;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.balance.Grain;
import weft.language.Text;
import weft.party.PartyDirectory;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;

/** Balances of many parts in one call, which an ERP reads every night. */
@RestController
@RequestMapping("/api/v1/supply-balances")
class BalancesOfParts {
  private static final String LIST = "supply-balances";
  private static final int MOST = 500;

  private final BalanceReading reading;
  private final RunOutCauses causes;
  private final CausesBehindLists behind;
  private final PartyDirectory directory;
  private final PartyLanes lanes;
  private final Clock clock;

  BalancesOfParts(
      BalanceReading reading,
      RunOutCauses causes,
      CausesBehindLists behind,
      PartyDirectory directory,
      PartyLanes lanes,
      Clock clock) {
    this.reading = reading;
    this.causes = causes;
    this.behind = behind;
    this.directory = directory;
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * The requested parts and rows.
   *
   * @param side whose balances, the supplier's or the buyer's; by default the caller's default side
   * @param site the caller's own
   * @param parts 1 to 500 of the caller's own numbers; the answer keeps this order
   * @param partner a party's code, to count this partner alone
   * @param from the first day shown; by default today at the site
   * @param days the number of days shown: 1 to 400; by default 182
   * @param cursor of the next page, for the same parts
   */
  record Wanted(
      @Nullable Side side,
      @Needed @Nullable String site,
      @Needed @Nullable List<@Nullable String> parts,
      @Nullable String partner,
      @Nullable LocalDate from,
      @Nullable Integer days,
      @Nullable Grain grain,
      @Nullable String cursor) {
    /** The distinct parts, in the given order. */
    private List<String> distinct() {
      List<String> named = Body.list(parts, "/parts", Body::name);
      if (named.isEmpty() || named.size() > MOST)
        throw Body.faulty(
            "too-many",
            "/parts",
            new Text("Give 1 to " + MOST + " parts.", "请填写 1 至 " + MOST + " 个零件。"));
      return List.copyOf(new LinkedHashSet<>(named));
    }
  }

  @Operation(
      operationId = "listSupplyBalances",
      summary = "The balances of up to 500 parts at a site of the caller's own.",
      description =
          "Each balance equals the answer of `GET /api/v1/supply-balance` for the part. A page ends"
              + " at 1 MB and shows one moment. To get the next page, repeat the request with the"
              + " same parts and with `next` as `cursor`. Give `asOf` to read all pages at one"
              + " moment. A cause is null until the hub has found it, soon after.")
  @PostMapping
  ResponseEntity<Page<BalancePage>> list(
      Caller caller,
      @RequestBody Wanted body,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    var _ = caller.scope(body.side()); // a caller without that side learns nothing of its body
    var read = new BodyParts();
    var site = read.read(() -> Body.name(body.site(), "/site"));
    var parts = read.read(body::distinct);
    var partner = read.read(() -> Body.optionalText(body.partner(), "/partner", 70));
    Shown.check(read, body.from(), body.days(), clock.instant());
    read.end();
    try (var _ = lanes.enter(caller)) {
      return answer(caller, body, site.get(), parts.get(), partner.get(), asOf, atLeast);
    }
  }

  private ResponseEntity<Page<BalancePage>> answer(
      Caller caller,
      Wanted body,
      String site,
      List<String> parts,
      @Nullable String partner,
      @Nullable Instant asOf,
      @Nullable Long atLeast) {
    ReadContext at = reading.reading(caller, body.side(), asOf, atLeast);
    Cursor place = Cursor.read(body.cursor(), LIST, 1, at.scope());
    List<String> left = after(parts, place);
    String own = directory.site(at.scope().party(), site).orElseThrow(Ids::notFound).code();
    var shown =
        new Shown(partner, body.from(), body.days(), requireNonNullElse(body.grain(), Grain.DAY));
    return page(at, own, shown, left);
  }

  /** The parts behind the cursor; a cursor of other parts is refused. */
  private static List<String> after(List<String> parts, @Nullable Cursor place) {
    if (place == null) return parts;
    int at = parts.indexOf(place.parts().getFirst());
    if (at < 0) throw Cursor.invalid();
    return parts.subList(at + 1, parts.size());
  }

  private ResponseEntity<Page<BalancePage>> page(
      ReadContext at, String site, Shown shown, List<String> parts) {
    Gathered all = reading.gather(at, new Question(null, site, shown.partner()));
    LocalDate today = all.calendars().of(at.scope().party().value(), site).dateOf(all.now());
    Set<String> wanted = Set.copyOf(parts);
    SortedMap<String, Gathered> byPart = all.only(it -> wanted.contains(it.part())).byPart();
    Gathered nothing = all.only(_ -> false);
    long end = RunOutCauses.end(parts.size());
    List<Found> answered = new ArrayList<>();
    var page =
        Page.of(
            parts,
            MOST,
            part -> {
              Asked asked = shown.asked(part, site, today, all.now());
              Gathered of = byPart.getOrDefault(part, nothing);
              var found = new Found(asked, all.balances().of(asked, of.counted()), of);
              answered.add(found);
              return new BalancePage(
                  found.balance(),
                  causes.of(at, found.balance(), of, end),
                  all.shipping().told(part, shown.partner()),
                  null);
            },
            part -> Cursor.at(LIST, part),
            at);
    behind.find(at, answered);
    return page;
  }
}
