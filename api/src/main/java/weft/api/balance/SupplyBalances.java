package weft.api.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.BalanceReading.Gathered;
import weft.api.balance.BalanceReading.Question;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.Reading;
import weft.api.security.Caller;
import weft.balance.Grain;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.PartBalance;

/**
 * What a part's stock becomes at a site: at the supplier's, whether it can ship what was called
 * off; at the buyer's, whether its line stops. The two are never mixed.
 */
@RestController
@RequestMapping("/api/v1/supply-balance")
class SupplyBalances {
  private static final int DAYS = 182;
  private static final int MOST_DAYS = 400;
  private final BalanceReading reading;
  private final RunOutCauses causes;
  private final PartyDirectory directory;

  SupplyBalances(BalanceReading reading, RunOutCauses causes, PartyDirectory directory) {
    this.reading = reading;
    this.causes = causes;
    this.directory = directory;
  }

  @Operation(
      operationId = "getSupplyBalance",
      summary = "Projected stock of a part at a site, day by day, with cover and run-out.")
  @GetMapping
  BalancePage get(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "supplier or buyer; the caller's default side without.")
          @Nullable String side,
      @RequestParam @Parameter(description = "The caller's own number.") String part,
      @RequestParam @Parameter(description = "The caller's own site.") String site,
      @RequestParam(required = false)
          @Parameter(description = "With this partner alone: a party's code.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(description = "The first day shown; today at the site without.")
          @Nullable LocalDate from,
      @RequestParam(required = false)
          @Parameter(description = "So many days from then on: 1 to 400, 182 without.")
          @Nullable Integer days,
      @RequestParam(required = false) @Parameter(description = "day, week or month; day without.")
          @Nullable String grain,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    Reading at = reading.reading(caller, side(side), asOf, atLeast);
    Grain rows = grain(grain);
    PartyCode party = at.scope().party();
    String own = directory.site(party, site).orElseThrow(Ids::notFound).code();
    Gathered gathered = reading.gather(at, new Question(part, own, partner));
    LocalDate today = gathered.calendars().of(party.value(), own).dateOf(gathered.now());
    LocalDate first = from == null || from.isBefore(today) ? today : from;
    int shown = days == null ? DAYS : Math.clamp(days, 1, MOST_DAYS);
    if (first.isAfter(today.plusDays(MOST_DAYS))) throw invalid("from");
    PartBalance balance =
        gathered
            .balances()
            .of(
                new Asked(
                    part,
                    own,
                    partner,
                    today,
                    gathered.now(),
                    first,
                    first.plusDays(shown - 1L),
                    rows),
                gathered.counted());
    return new BalancePage(balance, causes.of(at, balance, gathered));
  }

  static @Nullable Side side(@Nullable String side) {
    if (side == null) return null;
    return switch (side.toLowerCase(Locale.ROOT)) {
      case "supplier" -> Side.SUPPLIER;
      case "buyer" -> Side.BUYER;
      default -> throw invalid("side");
    };
  }

  private static Grain grain(@Nullable String grain) {
    if (grain == null) return Grain.DAY;
    return switch (grain.toLowerCase(Locale.ROOT)) {
      case "day" -> Grain.DAY;
      case "week" -> Grain.WEEK;
      case "month" -> Grain.MONTH;
      default -> throw invalid("grain");
    };
  }

  static RuntimeException invalid(String parameter) {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "parameter-invalid",
            new Text(
                "The parameter " + parameter + " has a value that cannot be read.",
                "参数 " + parameter + " 的值无法识别。"))
        .params(Map.of("parameter", parameter))
        .exception();
  }
}
