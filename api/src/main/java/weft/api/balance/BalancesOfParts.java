package weft.api.balance;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

  BalancesOfParts(
      BalanceReading reading,
      RunOutCauses causes,
      CausesBehindLists behind,
      PartyDirectory directory) {
    this.reading = reading;
    this.causes = causes;
    this.behind = behind;
    this.directory = directory;
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
      summary =
          "Lists the balances of up to 500 parts at one of the caller's sites, all of one moment.",
      description =
          "Each is the answer of `GET /api/v1/supply-balance` for the part. A page ends at 1 MB;"
              + " repeat the request with `next` as `cursor`. A cause that is not known yet is"
              + " null, and is available soon after.")
  @PostMapping
  ResponseEntity<Page<BalancePage>> list(
      Caller caller,
      @RequestBody Wanted body,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    var read = new BodyParts();
    var site = read.read(() -> Body.name(body.site(), "/site"));
    var parts = read.read(body::distinct);
    read.end();
    ReadContext at = reading.reading(caller, body.side(), asOf, atLeast);
    Cursor place = Cursor.read(body.cursor(), LIST, 1, at.scope());
    List<String> left = after(parts.get(), place);
    String own = directory.site(at.scope().party(), site.get()).orElseThrow(Ids::notFound).code();
    var shown =
        new Shown(
            body.partner(), body.from(), body.days(), requireNonNullElse(body.grain(), Grain.DAY));
    return page(at, own, shown, left);
  }

  private static List<String> after(List<String> parts, @Nullable Cursor place) {
    if (place == null) return parts;
    return parts.subList(parts.indexOf(place.parts().getFirst()) + 1, parts.size());
  }

  private ResponseEntity<Page<BalancePage>> page(
      ReadContext at, String site, Shown shown, List<String> parts) {
    Gathered all = reading.gather(at, new Question(null, site, shown.partner()));
    LocalDate today = all.calendars().of(at.scope().party().value(), site).dateOf(all.now());
    SortedMap<String, Gathered> byPart = parts.isEmpty() ? new TreeMap<>() : all.byPart();
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
