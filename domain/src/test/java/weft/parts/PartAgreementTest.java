package weft.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.parts.PartRefusal.ConversionOfBaseUnit;
import weft.parts.PartRefusal.ConvertedTwice;
import weft.parts.PartRefusal.EndsBeforeItBegins;
import weft.parts.PartRefusal.FactorNotPositive;
import weft.parts.PartRefusal.InspectorNotIndependent;
import weft.parts.PartRefusal.MinimumAboveMaximum;
import weft.parts.PartRefusal.NoSuchCertificateType;
import weft.parts.PartRefusal.NoSuchLanguage;
import weft.parts.PartRefusal.NotYoursToState;
import weft.parts.PartRefusal.OtifOutOfBounds;
import weft.parts.PartRefusal.PackageHoldsNothing;
import weft.parts.PartRefusal.RangeBelowZero;
import weft.parts.PartRefusal.StaleAtOnce;
import weft.parts.PartRefusal.TransitOutOfBounds;
import weft.parts.PartRefusal.UnitMissing;
import weft.parts.StockRange.Bound;
import weft.party.PartyCode;
import weft.party.Side;

class PartAgreementTest {
  private static final PartAgreementId ID =
      new PartAgreementId(new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "GB/T 5783-M16");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final StockRange RANGE =
      new StockRange(Quantity.of(100), Quantity.of(400), Bound.QUANTITY);

  @Test
  void either_side_states_how_a_part_is_traced_and_who_inspects_it_but_not_the_supplier_itself() {
    Said said = pieces();
    said.trace = Trace.BATCH;
    Said later = new Said();
    later.inspector = new PartyCode("CCS");
    PartTerms terms = ended(buyer(said), supplier(later));
    assertThat(terms.trace()).isEqualTo(Trace.BATCH);
    assertThat(terms.isTraced()).isTrue();
    assertThat(terms.inspector()).isEqualTo(new PartyCode("CCS"));
    Said itself = new Said();
    itself.inspector = ID.supplier();
    after(buyer(said)).when(supplier(itself)).thenRefused(new InspectorNotIndependent());
  }

  @Test
  void its_id_is_read_back() {
    assertThat(ID.stream()).isEqualTo("PartAgreement:HENGYUE:JIAXIN:GB%2FT%205783-M16");
    assertThat(PartAgreementId.of(ID.stream())).isEqualTo(ID);
  }

  @Test
  void the_first_word_names_the_base_unit() {
    given().when(buyer(new Said())).thenRefused(new UnitMissing());
    given().when(buyer(pieces())).then(agreed(Side.BUYER, PartTerms.usual("PCE")));
    given().when(supplier(pieces())).then(agreed(Side.SUPPLIER, PartTerms.usual("PCE")));
  }

  @Test
  void what_a_side_does_not_mention_stands() {
    Said whole = pieces();
    whole.transitDays = 2;
    whole.range = RANGE;
    whole.planner = "B7";
    Said numbered = new Said();
    numbered.supplierPart = "JX-4711";
    numbered.planner = "S1";
    PartTerms terms = ended(buyer(whole), supplier(numbered));
    assertThat(terms.transitDays()).isEqualTo(2);
    assertThat(terms.range()).isEqualTo(RANGE);
    assertThat(terms.supplierPart()).isEqualTo("JX-4711");
    assertThat(terms.buyerPlanner()).isEqualTo("B7");
    assertThat(terms.supplierPlanner()).isEqualTo("S1");
  }

  @Test
  void to_say_it_again_changes_nothing_whoever_says_it() {
    Said whole = pieces();
    whole.range = RANGE;
    after(buyer(whole)).when(buyer(whole)).thenNothing().when(supplier(whole)).thenNothing();
  }

  @Test
  void the_supplier_does_not_state_what_is_the_buyers() {
    Said range = pieces();
    range.range = RANGE;
    given().when(supplier(range)).thenRefused(new NotYoursToState("range", Side.BUYER));
    Said cover = new Said();
    cover.cover = new CoverTerms(CoverDays.WORKING, true);
    Said spread = new Said();
    spread.spread = Spread.EVEN;
    Said certificates = new Said();
    certificates.certificates = List.of(new RequiredCertificate("3.1", "zh"));
    after(buyer(pieces()))
        .when(supplier(cover))
        .thenRefused(new NotYoursToState("cover", Side.BUYER))
        .when(supplier(spread))
        .thenRefused(new NotYoursToState("spread", Side.BUYER))
        .when(supplier(certificates))
        .thenRefused(new NotYoursToState("certificates", Side.BUYER));
  }

  @Test
  void the_buyer_does_not_state_what_is_the_suppliers() {
    Said packaging = new Said();
    packaging.packaging = new Packaging("KLT6428", Quantity.of(24));
    after(buyer(pieces()))
        .when(buyer(packaging))
        .thenRefused(new NotYoursToState("packaging", Side.SUPPLIER));
    Said guessed = pieces();
    guessed.supplierPart = "JX-1";
    Said known = new Said();
    known.supplierPart = "JX-2";
    Said again = new Said();
    again.supplierPart = "JX-3";
    assertThat(ended(buyer(guessed), supplier(known)).supplierPart()).isEqualTo("JX-2");
    after(buyer(guessed), supplier(known))
        .when(buyer(again))
        .thenRefused(new NotYoursToState("supplierPart", Side.SUPPLIER))
        .when(buyer(known))
        .thenNothing();
  }

  @Test
  void a_range_without_bounds_ends_the_range() {
    Said whole = pieces();
    whole.range = RANGE;
    Said none = new Said();
    none.range = new StockRange(null, null, Bound.DAYS);
    after(buyer(whole)).when(supplier(none)).thenRefused(new NotYoursToState("range", Side.BUYER));
    assertThat(ended(buyer(whole), buyer(none)).range()).isNull();
  }

  @Test
  void the_buyer_says_from_when_until_when_and_what_is_on_time() {
    Said whole = pieces();
    whole.validity = new Validity(DAY, DAY.plusDays(9));
    whole.otif = new OtifWindow(2, 0);
    PartTerms terms = ended(buyer(whole), supplier(pieces()));
    assertThat(terms.otif()).isEqualTo(new OtifWindow(2, 0));
    assertThat(terms.holdsOn(DAY.minusDays(1))).isFalse();
    assertThat(terms.holdsOn(DAY)).isTrue();
    assertThat(terms.holdsOn(DAY.plusDays(9))).isTrue();
    assertThat(terms.holdsOn(DAY.plusDays(10))).isFalse();
    Said longer = new Said();
    longer.validity = new Validity(DAY, null);
    Said looser = new Said();
    looser.otif = new OtifWindow(2, 3);
    Said always = new Said();
    always.validity = new Validity(null, null);
    after(buyer(whole))
        .when(supplier(longer))
        .thenRefused(new NotYoursToState("validity", Side.BUYER))
        .when(supplier(looser))
        .thenRefused(new NotYoursToState("otif", Side.BUYER))
        .when(supplier(always))
        .thenRefused(new NotYoursToState("validity", Side.BUYER))
        .when(supplier(whole))
        .thenNothing();
    assertThat(ended(buyer(whole), buyer(longer)).holdsOn(DAY.plusYears(9))).isTrue();
    assertThat(ended(buyer(whole), buyer(always)).validity()).isNull();
  }

  @Test
  void terms_that_cannot_hold_are_refused() {
    Said said = pieces();
    said.conversions = List.of(conversion("EA", "1"));
    given().when(buyer(said)).thenRefused(new ConversionOfBaseUnit("EA"));
    said.conversions = List.of(conversion("KGM", "0.5"), conversion("KGM", "0.50"));
    given().when(buyer(said)).thenRefused(new ConvertedTwice("KGM"));
    said.conversions = List.of(conversion("KGM", "0"));
    given().when(buyer(said)).thenRefused(new FactorNotPositive("KGM"));
    said = pieces();
    said.transitDays = -1;
    given().when(buyer(said)).thenRefused(new TransitOutOfBounds(-1, 365));
    said = pieces();
    said.range = new StockRange(Quantity.of(-1), null, Bound.QUANTITY);
    given().when(buyer(said)).thenRefused(new RangeBelowZero());
    said.range = new StockRange(Quantity.of(5), Quantity.of(4), Bound.DAYS);
    given().when(buyer(said)).thenRefused(new MinimumAboveMaximum(Quantity.of(5), Quantity.of(4)));
    said = pieces();
    said.staleAfterHours = 0;
    given().when(buyer(said)).thenRefused(new StaleAtOnce(0));
    said = pieces();
    said.certificates = List.of(new RequiredCertificate("3.3", null));
    given().when(buyer(said)).thenRefused(new NoSuchCertificateType("3.3"));
    said.certificates = List.of(new RequiredCertificate("3.1", "fr"));
    given().when(buyer(said)).thenRefused(new NoSuchLanguage("fr"));
    said = pieces();
    said.packaging = new Packaging("KLT6428", Quantity.ZERO);
    given().when(supplier(said)).thenRefused(new PackageHoldsNothing());
    said = pieces();
    said.validity = new Validity(DAY, DAY.minusDays(1));
    given().when(buyer(said)).thenRefused(new EndsBeforeItBegins(DAY, DAY.minusDays(1)));
    said = pieces();
    said.otif = new OtifWindow(-1, 0);
    given().when(buyer(said)).thenRefused(new OtifOutOfBounds("earlyDays", -1, 31));
    said.otif = new OtifWindow(0, 32);
    given().when(buyer(said)).thenRefused(new OtifOutOfBounds("lateDays", 32, 31));
  }

  @Test
  void a_unit_is_converted_exactly_or_not_at_all() {
    var unit = new BaseUnit("PCE", List.of(conversion("BX", "12"), conversion("KGM", "0.3")));
    assertThat(unit.convert(Quantity.of("2.5"), "BX")).contains(Quantity.of(30));
    assertThat(unit.convert(Quantity.of("0.1"), "KGM")).contains(Quantity.of("0.03"));
    assertThat(unit.convert(Quantity.of(7), "EA")).contains(Quantity.of(7));
    assertThat(unit.convert(Quantity.of(7), "LTR")).isEmpty();
  }

  @Test
  void
      the_site_that_goods_leave_from_is_the_suppliers_to_say_and_the_days_of_transit_either_sides() {
    var from = pieces();
    from.shipFrom = "JX2";
    given().when(buyer(from)).thenRefused(new NotYoursToState("shipFrom", Side.SUPPLIER));
    var calendar = new Said();
    calendar.transitIn = TransitIn.CALENDAR;
    PartTerms terms = ended(supplier(from), buyer(calendar));
    assertThat(terms.shipFrom()).isEqualTo("JX2");
    assertThat(terms.transitInCalendarDays()).isTrue();
    assertThat(ended(supplier(pieces())).transitInCalendarDays()).isFalse();
  }

  private static Conversion conversion(String unit, String factor) {
    return new Conversion(unit, new BigDecimal(factor));
  }

  private static Said pieces() {
    Said said = new Said();
    said.unit = "PCE";
    return said;
  }

  /** The statement of one side, field by field. */
  private static final class Said {
    @Nullable String supplierPart;
    @Nullable String unit;
    @Nullable List<Conversion> conversions;
    @Nullable Integer transitDays;
    @Nullable StockRange range;
    @Nullable CoverTerms cover;
    @Nullable Spread spread;
    @Nullable Integer staleAfterHours;
    @Nullable String planner;
    @Nullable List<RequiredCertificate> certificates;
    @Nullable Packaging packaging;
    @Nullable Validity validity;
    @Nullable OtifWindow otif;
    @Nullable TransitIn transitIn;
    @Nullable String shipFrom;
    @Nullable Trace trace;
    @Nullable PartyCode inspector;

    StatePart by(Side side) {
      return new StatePart(
          ID,
          side,
          new StatedTerms(
              supplierPart,
              null,
              unit,
              conversions,
              transitDays,
              range,
              cover,
              spread,
              staleAfterHours,
              planner,
              certificates,
              packaging,
              validity,
              otif,
              transitIn,
              shipFrom,
              trace,
              inspector));
    }
  }

  private static StatePart buyer(Said said) {
    return said.by(Side.BUYER);
  }

  private static StatePart supplier(Said said) {
    return said.by(Side.SUPPLIER);
  }

  private static PartAgreed agreed(Side by, PartTerms terms) {
    return new PartAgreed(ID, by, terms);
  }

  private static Scenario<PartAgreementCommand, PartAgreementEvent, PartAgreement> given(
      PartAgreementEvent... past) {
    return Scenario.given(PartAgreement.NEW, List.of(past));
  }

  private static Scenario<PartAgreementCommand, PartAgreementEvent, PartAgreement> after(
      StatePart... said) {
    return Scenario.given(PartAgreement.NEW, events(said));
  }

  /** Returns the terms after all these statements. */
  private static PartTerms ended(StatePart... said) {
    return ((PartAgreed) events(said).getLast()).terms();
  }

  private static List<PartAgreementEvent> events(StatePart... said) {
    List<PartAgreementEvent> events = new ArrayList<>();
    PartAgreement rules = PartAgreement.NEW;
    for (StatePart it : said) {
      List<PartAgreementEvent> next = rules.decide(it);
      for (PartAgreementEvent event : next) rules = rules.evolve(event);
      events.addAll(next);
    }
    return events;
  }
}
