package weft.api.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.BalanceReading.Gathered;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.balance.Grain;
import weft.party.PartyCode;
import weft.projections.balance.Balances;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.Counted;
import weft.projections.party.DirectoryView;

/** When each part runs out, the first one first: what a planner begins the day with. */
@RestController
@RequestMapping("/api/v1/run-outs")
class RunOuts {
  private static final String LIST = "run-outs";
  private static final int DAYS = 182;
  private final BalanceReading reading;
  private final DirectoryView directory;

  RunOuts(BalanceReading reading, DirectoryView directory) {
    this.reading = reading;
    this.directory = directory;
  }

  @Operation(
      operationId = "listRunOuts",
      summary = "One row a part and site: when its stock runs out, by how much, until when.")
  @GetMapping
  ResponseEntity<Page<RunOut>> list(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "supplier or buyer; the caller's default side without.")
          @Nullable String side,
      @RequestParam(required = false)
          @Parameter(description = "run-out, which is the order without it too.")
          @Nullable String sort,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false)
          @Parameter(description = "With this partner alone: a party's code.")
          @Nullable String partner,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    if (sort != null && !sort.equals("run-out")) throw SupplyBalances.invalid("sort");
    Reading at = reading.reading(caller, SupplyBalances.side(side), asOf, atLeast);
    Cursor place = Cursor.read(cursor, LIST, 1, at.scope());
    String after =
        place == null ? "" : URLDecoder.decode(place.parts().getFirst(), StandardCharsets.UTF_8);
    int size = Readings.limit(limit);
    List<RunOut> rows =
        all(at, part, partner).stream()
            .sorted(RunOut.ORDER)
            .filter(it -> it.place().compareTo(after) > 0)
            .limit(size + 1L)
            .toList();
    return Page.of(
        rows,
        size,
        it -> it,
        it -> Cursor.at(LIST, URLEncoder.encode(it.place(), StandardCharsets.UTF_8)),
        at);
  }

  private List<RunOut> all(Reading at, @Nullable String only, @Nullable String partner) {
    PartyCode party = at.scope().party();
    Gathered gathered = reading.gather(at, only, null, partner);
    Balances.Calendars calendars = reading.calendars(at);
    Map<String, List<Counted>> parts =
        gathered.counted().stream()
            .collect(Collectors.groupingBy(Counted::part, TreeMap::new, Collectors.toList()));
    List<RunOut> rows = new ArrayList<>();
    parts.forEach(
        (part, counted) -> {
          for (String site : sites(party, counted)) {
            LocalDate today = calendars.of(party.value(), site).dateOf(gathered.now());
            var asked =
                new Asked(
                    part,
                    site,
                    partner,
                    today,
                    gathered.now(),
                    today,
                    today.plusDays(DAYS - 1L),
                    Grain.DAY);
            List<Counted> here =
                counted.stream().filter(it -> it.site() == null || it.site().equals(site)).toList();
            rows.add(RunOut.of(gathered.balances().of(asked, here)));
          }
        });
    return rows;
  }

  /**
   * The sites that something is said of; where nothing is, as of a part that is called off and
   * neither made nor in stock, the party's first.
   */
  private Set<String> sites(PartyCode party, List<Counted> counted) {
    Set<String> sites = new TreeSet<>();
    for (Counted it : counted) if (it.site() != null) sites.add(it.site());
    if (sites.isEmpty())
      directory.sites(party).stream().findFirst().ifPresent(it -> sites.add(it.code()));
    return sites;
  }
}
