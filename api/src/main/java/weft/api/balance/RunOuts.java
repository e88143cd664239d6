package weft.api.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.CausesBehindLists.Found;
import weft.api.balance.RunOutOrders.Of;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.balance.reading.EarlierMoments;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.projections.balance.Balances.Asked;

/** Lists when each part runs out, the first one first: a planner begins the day with this list. */
@RestController
@RequestMapping("/api/v1/run-outs")
class RunOuts {
  private static final String LIST = "run-outs";

  /** Lower than for plain lists, because each row has its own earlier moment to compute. */
  private static final int MOST_COMPARED = 50;

  private final BalanceReading reading;
  private final RunOutCauses causes;
  private final CausesBehindLists behind;
  private final EarlierBalances earlier;
  private final EarlierMoments moments;
  private final RunOutOrders orders;

  RunOuts(
      BalanceReading reading,
      RunOutCauses causes,
      CausesBehindLists behind,
      EarlierBalances earlier,
      EarlierMoments moments,
      RunOutOrders orders) {
    this.reading = reading;
    this.causes = causes;
    this.behind = behind;
    this.earlier = earlier;
    this.moments = moments;
    this.orders = orders;
  }

  @Operation(
      operationId = "listRunOuts",
      summary = "Lists, per part and site, when stock runs out, by how much, and until when.")
  @GetMapping
  ResponseEntity<Page<RunOut>> list(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "supplier or buyer; by default the caller's default side.")
          @Nullable String side,
      @RequestParam(required = false)
          @Parameter(description = "The order of the rows: run-out, the default.")
          @Nullable String sort,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false)
          @Parameter(description = "A party's code: counts this partner alone.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Compares each row with an earlier state: `release`, before the buyer's last"
                      + " release, order or published demand of the part; `answer`, after the"
                      + " supplier's last answer or published output; or an instant. At most 50"
                      + " rows a page and two of these requests per party at a time.")
          @Nullable String against,
      @RequestParam(required = false)
          @Parameter(
              description = "true: each row also has its stock week by week, for a small chart.")
          @Nullable Boolean course,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    if (sort != null && !sort.equals("run-out")) throw Problem.parameter("sort");
    ReadContext at = reading.reading(caller, SupplyBalances.side(side), asOf, atLeast);
    Cursor place = Cursor.read(cursor, LIST, 1, at.scope());
    String after =
        place == null ? "" : URLDecoder.decode(place.parts().getFirst(), StandardCharsets.UTF_8);
    String compared = EarlierMoments.asked(against);
    int size = ReadContexts.limit(limit);
    if (compared != null) {
      moments.requirePast(at, compared);
      size = Math.min(size, MOST_COMPARED);
    }
    var of = new Of(at.scope().party().value(), BalanceReading.side(at), partner);
    Gathered gathered = reading.gather(at, new Question(part, null, partner));
    List<Found> rows = orders.after(of, gathered, part != null, after, size + 1);
    boolean picture = Boolean.TRUE.equals(course);
    if (compared == null) return page(at, rows, size, picture, null);
    try (var _ = moments.enter(caller)) {
      return page(at, rows, size, picture, compared);
    }
  }

  private ResponseEntity<Page<RunOut>> page(
      ReadContext at, List<Found> rows, int size, boolean course, @Nullable String compared) {
    long end = RunOutCauses.end(rows.size());
    var page =
        Page.of(
            rows,
            size,
            it ->
                RunOut.of(
                    it.balance(),
                    causes.of(at, it.balance(), it.known(), end),
                    course,
                    compared == null ? null : before(at, it.asked(), compared)),
            it -> Cursor.at(LIST, URLEncoder.encode(it.place(), StandardCharsets.UTF_8)),
            at);
    behind.find(at, rows);
    return page;
  }

  private @Nullable EarlierRunOut before(ReadContext at, Asked asked, String against) {
    return EarlierRunOut.of(earlier.of(at, asked, against));
  }
}
