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
                  "The caller's own balance; of a partner's site, which is named as `PARTY/SITE`,"
                      + " what the caller is let to see of the partner's: as its buyer with"
                      + " `side=supplier`, as its supplier with `side=buyer`.",
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
                  "Whose balance, supplier's or buyer's: `supplier` or `buyer`; the caller's"
                      + " default side without.")
          @Nullable String side,
      @RequestParam @Parameter(description = "The caller's own number.") String part,
      @RequestParam
          @Parameter(
              description =
                  "The caller's own site; or a partner's, as `PARTY/SITE`: with `side=supplier` of"
                      + " a supplier that shares its stock or output with the caller, with"
                      + " `side=buyer` of a buyer that shares its stock or demand.")
          String site,
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
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Of a buyer's site: the buyer's number, where it has several for the part.")
          @Nullable String partnerPart,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Compared with what it was: `release`, before the buyer's last release, order or"
                      + " published demand; `answer`, after the supplier's last answer or published"
                      + " output; or an instant. Of the caller's own site.")
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
      summary =
          "At which sites of its partners the caller is let to see the partner's side of a part.")
  @GetMapping("/partners")
  SharedSites partners(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Whose side: `supplier` (of the caller's suppliers, as without) or `buyer`.")
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
