package weft.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.parts.PartRefusal.AgreedOtherwise;
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
import weft.party.Side;

/**
 * The rules of a part agreement. Either side can open it and state names, units and conversions,
 * transit, the age at which an input is stale, how the part is traced, who inspects it for the
 * buyer, and its own planner. Only the buyer states the stock range, how cover is counted, how
 * weeks are spread, the required certificates, the period of validity and the on-time window,
 * because these decide how its demand is met. Only the supplier states the packaging, the site of
 * departure and, once it has stated it, its own part number. Repeating a value of the other side is
 * allowed.
 *
 * @param terms null before the first statement
 */
public record PartAgreement(@Nullable PartTerms terms)
    implements Rules<PartAgreementCommand, PartAgreementEvent, PartAgreement> {
  public static final PartAgreement NEW = new PartAgreement(null);
  private static final int LONGEST_TRANSIT = 365;
  private static final int WIDEST_WINDOW = 31;
  private static final Set<String> CERTIFICATES =
      Set.of("2.1", "2.2", "3.1", "3.2", "analysis", "conformity");
  private static final Set<String> LANGUAGES = Set.of("zh", "en");

  @Override
  public List<PartAgreementEvent> decide(PartAgreementCommand command) {
    return switch (command) {
      case StatePart asked -> state(asked);
    };
  }

  private List<PartAgreementEvent> state(StatePart asked) {
    PartTerms next = merged(asked.by(), asked.stated());
    if (asked.keepingNumber()) requireSameNumber(asked, next);
    check(next);
    if (asked.agreement().supplier().equals(next.inspector()))
      throw new Refused(new InspectorNotIndependent());
    return next.equals(terms)
        ? List.of()
        : List.of(new PartAgreed(asked.agreement(), asked.by(), next));
  }

  /**
   * Refuses another number for the part where the sender has not seen the agreed one and assumed
   * that the part is new.
   */
  private void requireSameNumber(StatePart asked, PartTerms next) {
    String agreed = terms == null ? null : terms.supplierPart();
    String said = next.supplierPart();
    if (agreed != null && said != null && !said.equals(agreed))
      throw new Refused(new AgreedOtherwise(asked.agreement().part(), agreed, said, asked.by()));
  }

  private PartTerms merged(Side by, StatedTerms said) {
    PartTerms stood = terms;
    if (stood == null) {
      if (said.unit() == null) throw new Refused(new UnitMissing());
      stood = PartTerms.usual(said.unit());
    }
    Side numbered = stood.supplierPartBy();
    if (numbered == Side.SUPPLIER)
      own(by, Side.SUPPLIER, "supplierPart", said.supplierPart(), stood.supplierPart());
    StockRange range = said.range() == null || !said.range().isEmpty() ? said.range() : null;
    if (said.range() != null) owned(by, Side.BUYER, "range", range, stood.range());
    own(by, Side.BUYER, "cover", said.cover(), stood.cover());
    own(by, Side.BUYER, "spread", said.spread(), stood.spread());
    own(by, Side.BUYER, "certificates", said.certificates(), stood.certificates());
    Validity validity =
        said.validity() == null || !said.validity().isEmpty() ? said.validity() : null;
    if (said.validity() != null) owned(by, Side.BUYER, "validity", validity, stood.validity());
    own(by, Side.BUYER, "otif", said.otif(), stood.otif());
    own(by, Side.SUPPLIER, "packaging", said.packaging(), stood.packaging());
    own(by, Side.SUPPLIER, "shipFrom", said.shipFrom(), stood.shipFrom());
    return new PartTerms(
        said.supplierPart() == null ? stood.supplierPart() : said.supplierPart(),
        said.supplierPart() == null || numbered == Side.SUPPLIER ? numbered : by,
        said.names() == null ? stood.names() : said.names(),
        said.unit() == null ? stood.unit() : said.unit(),
        said.conversions() == null ? stood.conversions() : said.conversions(),
        said.transitDays() == null ? stood.transitDays() : said.transitDays(),
        said.range() == null ? stood.range() : range,
        said.cover() == null ? stood.cover() : said.cover(),
        said.spread() == null ? stood.spread() : said.spread(),
        said.staleAfterHours() == null ? stood.staleAfterHours() : said.staleAfterHours(),
        by == Side.BUYER && said.planner() != null ? said.planner() : stood.buyerPlanner(),
        by == Side.SUPPLIER && said.planner() != null ? said.planner() : stood.supplierPlanner(),
        said.certificates() == null ? stood.certificates() : said.certificates(),
        said.packaging() == null ? stood.packaging() : said.packaging(),
        said.validity() == null ? stood.validity() : validity,
        said.otif() == null ? stood.otif() : said.otif(),
        said.transitIn() == null ? stood.transitIn() : said.transitIn(),
        said.shipFrom() == null ? stood.shipFrom() : said.shipFrom(),
        said.trace() == null ? stood.trace() : said.trace(),
        said.inspector() == null ? stood.inspector() : said.inspector());
  }

  private static void own(
      Side by, Side whose, String field, @Nullable Object said, @Nullable Object stands) {
    if (said != null) owned(by, whose, field, said, stands);
  }

  private static void owned(
      Side by, Side whose, String field, @Nullable Object said, @Nullable Object stands) {
    if (by != whose && !Objects.equals(said, stands))
      throw new Refused(new NotYoursToState(field, whose));
  }

  private static void check(PartTerms terms) {
    List<String> converted = new ArrayList<>();
    for (Conversion it : terms.conversions()) {
      if (Units.isSame(it.unit(), terms.unit()))
        throw new Refused(new ConversionOfBaseUnit(it.unit()));
      if (converted.stream().anyMatch(before -> Units.isSame(before, it.unit())))
        throw new Refused(new ConvertedTwice(it.unit()));
      if (it.factor().signum() <= 0) throw new Refused(new FactorNotPositive(it.unit()));
      converted.add(it.unit());
    }
    if (terms.transitDays() < 0 || terms.transitDays() > LONGEST_TRANSIT)
      throw new Refused(new TransitOutOfBounds(terms.transitDays(), LONGEST_TRANSIT));
    if (terms.range() != null) check(terms.range());
    if (terms.staleAfterHours() != null && terms.staleAfterHours() < 1)
      throw new Refused(new StaleAtOnce(terms.staleAfterHours()));
    for (RequiredCertificate it : terms.certificates()) {
      if (!CERTIFICATES.contains(it.type()))
        throw new Refused(new NoSuchCertificateType(it.type()));
      if (it.language() != null && !LANGUAGES.contains(it.language()))
        throw new Refused(new NoSuchLanguage(it.language()));
    }
    Packaging packaging = terms.packaging();
    if (packaging != null && packaging.quantity() != null && !packaging.quantity().isPositive())
      throw new Refused(new PackageHoldsNothing());
    if (terms.validity() != null) check(terms.validity());
    if (terms.otif() != null) check(terms.otif());
  }

  private static void check(Validity validity) {
    LocalDate from = validity.from();
    LocalDate until = validity.until();
    if (from != null && until != null && until.isBefore(from))
      throw new Refused(new EndsBeforeItBegins(from, until));
  }

  private static void check(OtifWindow otif) {
    if (!isWindow(otif.earlyDays()))
      throw new Refused(new OtifOutOfBounds("earlyDays", otif.earlyDays(), WIDEST_WINDOW));
    if (!isWindow(otif.lateDays()))
      throw new Refused(new OtifOutOfBounds("lateDays", otif.lateDays(), WIDEST_WINDOW));
  }

  private static boolean isWindow(int days) {
    return days >= 0 && days <= WIDEST_WINDOW;
  }

  private static void check(StockRange range) {
    Quantity minimum = range.minimum();
    Quantity maximum = range.maximum();
    if ((minimum != null && Quantity.ZERO.exceeds(minimum))
        || (maximum != null && Quantity.ZERO.exceeds(maximum)))
      throw new Refused(new RangeBelowZero());
    if (minimum != null && maximum != null && minimum.exceeds(maximum))
      throw new Refused(new MinimumAboveMaximum(minimum, maximum));
  }

  @Override
  public PartAgreement evolve(PartAgreementEvent event) {
    return switch (event) {
      case PartAgreed it -> new PartAgreement(it.terms());
    };
  }
}
