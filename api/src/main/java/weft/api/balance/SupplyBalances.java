package weft.api.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.balance.partner.BalanceAnswer;
import weft.api.balance.partner.BuyersBalance;
import weft.api.balance.partner.BuyersSide;
import weft.api.balance.partner.PartnersBalance;
import weft.api.balance.partner.PartnersSide;
import weft.api.balance.partner.SharedParts;
import weft.api.balance.partner.SharedSite;
import weft.api.balance.reading.BalanceReading;
import weft.api.balance.reading.BalanceReading.Gathered;
import weft.api.balance.reading.BalanceReading.Question;
import weft.api.balance.reading.EarlierMoments;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.security.Caller;
import weft.balance.Grain;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;
import weft.projections.balance.Balances.Asked;
import weft.projections.balance.PartBalance;

/**
 * The projected stock of a part at a site. The supplier's balance shows whether it can ship what
 * was called off; the buyer's shows whether its line stops. The two are never mixed.
 */
@RestController
@RequestMapping("/api/v1/supply-balance")
class SupplyBalances {
  private final BalanceReading reading;
  private final RunOutCauses causes;
  private final EarlierBalances earlier;
  private final PartyDirectory directory;
  private final PartnersSide partners;
  private final BuyersSide buyers;

  SupplyBalances(
      BalanceReading reading,
      RunOutCauses causes,
      EarlierBalances earlier,
      PartyDirectory directory,
      PartnersSide partners,
      BuyersSide buyers) {
    this.reading = reading;
    this.causes = causes;
    this.earlier = earlier;
    this.directory = directory;
    this.partners = partners;
    this.buyers = buyers;
  }

  @Operation(
      operationId = "getSupplyBalance",
      summary = "Projected stock of a part at a site, day by day, with cover and run-out.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description =
                  "The balance of the caller's own site. For a partner's site, named as"
                      + " `PARTY/SITE`, the data that the partner shares: to its buyer with"
                      + " `side=supplier`, to its supplier with `side=buyer`.",
              content =
                  @Content(
                      mediaType = "application/json",
                      schema =
                          @Schema(
                              oneOf = {
                                BalancePage.class,
                                PartnersBalance.class,
                                BuyersBalance.class
                              }))))
  @GetMapping
  BalanceAnswer get(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "The side to read as: `supplier` or `buyer`; default: the caller's default side.")
          @Nullable String side,
      @RequestParam @Parameter(description = "The caller's own number.") String part,
      @RequestParam
          @Parameter(
              description =
                  "The caller's own site, or a partner's as `PARTY/SITE`: with `side=supplier` a"
                      + " supplier's that shares its stock or output with the caller, with"
                      + " `side=buyer` a buyer's that shares its stock or demand.")
          String site,
      @RequestParam(required = false)
          @Parameter(description = "A party's code: counts this partner alone.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(description = "The first day shown; default: today at the site.")
          @Nullable LocalDate from,
      @RequestParam(required = false)
          @Parameter(description = "The number of days shown: 1 to 400; default: 182.")
          @Nullable Integer days,
      @RequestParam(required = false) @Parameter(description = "day, week or month; default: day.")
          @Nullable String grain,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "For a buyer's site: the buyer's number, if it has several for the part.")
          @Nullable String partnerPart,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Compares with an earlier state: `release`, before the buyer's last release,"
                      + " order or published demand; `answer`, after the supplier's last answer or"
                      + " published output; or an instant. Only for the caller's own site.")
          @Nullable String against,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    var shown = new Shown(partner, from, days, grain(grain));
    if (side(side) != null && isPartners(site, caller)) {
      if (against != null) throw Problem.parameter("against");
      boolean sells = side(side) == Side.SUPPLIER;
      ReadContext own = reading.reading(caller, sells ? Side.BUYER : Side.SUPPLIER, asOf, atLeast);
      Shown toCaller = shown.with(own.scope().party().value());
      Instant now = reading.now(own);
      SharedParts.Horizon horizon =
          (its, calendars) ->
              toCaller.asked(
                  its.number(),
                  its.plainSite(),
                  calendars.of(its.holder(), its.plainSite()).dateOf(now),
                  now);
      return sells
          ? partners.of(own, part, site, horizon)
          : buyers.of(own, part, partnerPart, site, now, horizon);
    }
    ReadContext at = reading.reading(caller, side(side), asOf, atLeast);
    PartyCode party = at.scope().party();
    String own = directory.site(party, site).orElseThrow(Ids::notFound).code();
    Gathered gathered = reading.gather(at, new Question(part, own, partner));
    LocalDate today = gathered.calendars().of(party.value(), own).dateOf(gathered.now());
    Asked asked = shown.asked(part, own, today, gathered.now());
    PartBalance balance = gathered.balances().of(asked, gathered.counted());
    String compared = EarlierMoments.asked(against);
    return new BalancePage(
        balance,
        causes.of(at, balance, gathered),
        gathered.shipping().told(part, partner),
        compared == null ? null : EarlierBalance.of(earlier.of(at, asked, compared)));
  }

  /** The sites; there are no more than the buyer has suppliers of a part. */
  record SharedSites(List<SharedSite> items) {}

  @Operation(
      operationId = "listPartnersBalances",
      summary = "Lists the sites of partners that share their side of a part with the caller.")
  @GetMapping("/partners")
  SharedSites partners(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "The partners' side: `supplier` (the caller's suppliers; the default) or"
                      + " `buyer`.")
          @Nullable String side,
      @RequestParam @Parameter(description = "The caller's own number.") String part,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    if (side(side) == Side.BUYER)
      return new SharedSites(
          buyers.sites(reading.reading(caller, Side.SUPPLIER, asOf, atLeast), part));
    ReadContext buyer = reading.reading(caller, Side.BUYER, asOf, atLeast);
    return new SharedSites(partners.sites(buyer, part));
  }

  /** Whether the site is another party's. */
  static boolean isPartners(String site, Caller caller) {
    int slash = site.indexOf('/');
    return slash > 0 && !site.substring(0, slash).equals(caller.requireParty().value());
  }

  static @Nullable Side side(@Nullable String side) {
    if (side == null) return null;
    return switch (side.toLowerCase(Locale.ROOT)) {
      case "supplier" -> Side.SUPPLIER;
      case "buyer" -> Side.BUYER;
      default -> throw Problem.parameter("side");
    };
  }

  static Grain grain(@Nullable String grain) {
    if (grain == null) return Grain.DAY;
    return switch (grain.toLowerCase(Locale.ROOT)) {
      case "day" -> Grain.DAY;
      case "week" -> Grain.WEEK;
      case "month" -> Grain.MONTH;
      default -> throw Problem.parameter("grain");
    };
  }
}
