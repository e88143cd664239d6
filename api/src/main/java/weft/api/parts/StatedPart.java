package weft.api.parts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.language.Text;
import weft.measure.Quantity;
import weft.parts.Conversion;
import weft.parts.CoverTerms;
import weft.parts.OtifWindow;
import weft.parts.Packaging;
import weft.parts.PartNames;
import weft.parts.RequiredCertificate;
import weft.parts.Spread;
import weft.parts.StatedTerms;
import weft.parts.StockRange;
import weft.parts.Trace;
import weft.parts.TransitIn;
import weft.parts.Validity;
import weft.party.PartyCode;

/**
 * The terms that one side states: its own fields and the common ones. Omitted fields stay
 * unchanged. This record is the JSON.
 *
 * @param part the caller's number
 * @param partnerPart the partner's number; equal to {@code part} where it is omitted
 * @param conversions base units per unit of another kind
 * @param shipFrom the supplier's site of departure, by any of its codes
 * @param trace whether each line of a shipment must name a batch or serial number
 * @param inspector the organization that validates certificates 3.2 beside the supplier; without
 *     one, the buyer does
 */
record StatedPart(
    @Nullable PartyCode partner,
    @Nullable String part,
    @Nullable String partnerPart,
    @Nullable Names names,
    @Nullable String unit,
    @Nullable List<@Nullable Factor> conversions,
    @Nullable Integer transitDays,
    @Nullable Range range,
    @Nullable Cover cover,
    @Nullable Spread spread,
    @Nullable Integer staleAfterHours,
    @Nullable String planner,
    @Nullable List<@Nullable Certificate> certificates,
    @Nullable Packed packaging,
    @Nullable Days validity,
    @Nullable Window otif,
    @Nullable TransitIn transitIn,
    @Nullable String shipFrom,
    @Nullable Trace trace,
    @Nullable PartyCode inspector) {
  private static final int LONGEST = 70;

  record Names(@Nullable String zh, @Nullable String en) {
    private PartNames read() {
      var read = new BodyParts();
      var inChinese = read.read(() -> Body.optionalText(zh, "/names/zh", LONGEST));
      var inEnglish = read.read(() -> Body.optionalText(en, "/names/en", LONGEST));
      read.end();
      return new PartNames(inChinese.get(), inEnglish.get());
    }
  }

  /** How many base units one of the unit is. */
  record Factor(@Needed @Nullable String unit, @Needed @Nullable Quantity factor) {}

  /** Without either bound, the range is removed. */
  record Range(
      @Nullable Quantity minimum, @Nullable Quantity maximum, StockRange.@Nullable Bound in) {
    private StockRange read() {
      var read = new BodyParts();
      var least = read.read(() -> bound(minimum, "/range/minimum"));
      var most = read.read(() -> bound(maximum, "/range/maximum"));
      read.end();
      return new StockRange(
          least.get(), most.get(), Objects.requireNonNullElse(in, StockRange.Bound.QUANTITY));
    }
  }

  record Cover(CoverTerms.@Nullable CoverDays calendar, @Nullable Boolean inspectionCounts) {}

  /**
   * A certificate for every delivery.
   *
   * @param gate whether a shipment without it is refused, warned of, or neither; warned of where it
   *     is omitted
   */
  record Certificate(
      @Needed @Nullable String type,
      @Nullable String language,
      RequiredCertificate.@Nullable Gate gate) {}

  /** The first and the last day; without either, the limit is removed. */
  record Days(@Nullable LocalDate from, @Nullable LocalDate until) {}

  /** The days early and late that still count as on time; 0 where one is omitted. */
  record Window(@Nullable Integer earlyDays, @Nullable Integer lateDays) {}

  record Packed(@Nullable String kind, @Nullable Quantity quantity) {
    private Packaging read() {
      var read = new BodyParts();
      var named = read.read(() -> Body.optionalText(kind, "/packaging/kind", LONGEST));
      var contents = read.read(() -> bound(quantity, "/packaging/quantity"));
      read.end();
      return new Packaging(named.get(), contents.get());
    }
  }

  /**
   * Returns the terms; checks only lengths and sizes.
   *
   * @param supplierPart the supplier's number, whichever side speaks
   * @param site code of the site of departure; null where none is named
   * @param kept whether the current agreement uses this unit
   */
  StatedTerms terms(@Nullable String supplierPart, @Nullable String site, Predicate<String> kept) {
    var read = new BodyParts();
    var called = read.read(() -> names == null ? null : names.read());
    var base = read.read(() -> unit == null ? null : Body.unit(unit, "/unit", kept));
    var factors =
        read.read(
            () ->
                conversions == null
                    ? null
                    : Body.list(conversions, "/conversions", StatedPart::conversion));
    var bounds = read.read(() -> range == null ? null : range.read());
    var planned = read.read(() -> Body.optionalText(planner, "/planner", LONGEST));
    var required =
        read.read(
            () ->
                certificates == null
                    ? null
                    : Body.list(certificates, "/certificates", StatedPart::certificate));
    var packed = read.read(() -> packaging == null ? null : packaging.read());
    read.end();
    return new StatedTerms(
        supplierPart,
        called.get(),
        base.get(),
        factors.get(),
        transitDays,
        bounds.get(),
        cover == null
            ? null
            : new CoverTerms(
                Objects.requireNonNullElse(cover.calendar(), CoverTerms.CoverDays.CALENDAR),
                Objects.requireNonNullElse(cover.inspectionCounts(), false)),
        spread,
        staleAfterHours,
        planned.get(),
        required.get(),
        packed.get(),
        validity == null ? null : new Validity(validity.from(), validity.until()),
        otif == null
            ? null
            : new OtifWindow(
                Objects.requireNonNullElse(otif.earlyDays(), 0),
                Objects.requireNonNullElse(otif.lateDays(), 0)),
        transitIn,
        site,
        trace,
        inspector);
  }

  private static @Nullable Quantity bound(@Nullable Quantity given, String pointer) {
    return given == null ? null : Body.quantity(given, pointer);
  }

  /**
   * Accepts any unit, because a conversion makes a unit countable that a message uses and no list
   * contains.
   */
  private static Conversion conversion(Factor it, String at) {
    var read = new BodyParts();
    var other = read.read(() -> Body.unit(it.unit(), at + "/unit", _ -> true));
    var factor = read.read(() -> Body.quantity(it.factor(), at + "/factor").amount());
    read.end();
    return new Conversion(other.get(), factor.get());
  }

  private static RequiredCertificate certificate(Certificate it, String at) {
    var read = new BodyParts();
    var type = read.read(() -> Body.text(it.type(), at + "/type", LONGEST));
    var language = read.read(() -> Body.optionalText(it.language(), at + "/language", LONGEST));
    read.end();
    return new RequiredCertificate(type.get(), language.get(), it.gate());
  }

  /** 422 where the named party is not a partner of the caller. */
  static RuntimeException noPartner() {
    return Body.faulty(
        "no-such-partner",
        "/partner",
        new Text("You have no partnership with this party.", "贵公司与该企业之间没有 EDI 伙伴协议。"));
  }
}
