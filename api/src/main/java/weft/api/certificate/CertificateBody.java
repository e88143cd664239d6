package weft.api.certificate;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.party.ActingPerson;
import weft.api.people.Person;
import weft.api.security.Caller;
import weft.api.shipment.BuyersNumbers;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateId;
import weft.certificate.CertificateType;
import weft.certificate.FieldReason;
import weft.certificate.GoodsOfBatch;
import weft.certificate.MakersCertificate;
import weft.certificate.MeasuredResult;
import weft.certificate.Validation;
import weft.inspection.InspectionId;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** The request bodies of issuers and customers, converted to the commands of the domain. */
final class CertificateBody {
  private static final int MOST_BATCHES = 100;
  private static final int MOST_RESULTS = 200;
  private static final int MOST_REASONS = 20;
  private static final int LONGEST = 1_000;

  private CertificateBody() {}

  /**
   * A certificate to be issued.
   *
   * @param type 2.1, 2.2, 3.1, 3.2, analysis or conformity
   * @param partnerPart the customer's number, where it has several for the issuer's
   * @param batches heats, batches or serial numbers, without quantities
   * @param goods the quantity of each heat or batch, instead of batches
   * @param replaces the id of the certificate that this one replaces
   */
  record Issued(
      @Nullable String number,
      @Nullable PartyCode buyer,
      @Schema(description = "2.1, 2.2, 3.1, 3.2 (EN 10204), analysis or conformity.")
          @Nullable String type,
      @Nullable LocalDate issued,
      @Nullable String part,
      @Nullable String partnerPart,
      @Nullable Quantity quantity,
      @Nullable String unit,
      @Nullable List<@Nullable String> batches,
      @Nullable String order,
      @Nullable String specification,
      @Nullable String statement,
      @Nullable List<@Nullable Result> results,
      @Nullable Validator validatedBy,
      @Schema(description = "The customer's concession for results outside their limits.")
          @Nullable String concession,
      @Schema(description = "The id of the certificate that this one replaces.")
          @Nullable String replaces,
      @Schema(
              description =
                  "The quantity of each heat or batch, which add up to `quantity`; replaces"
                      + " `batches`. A 3.1 or 3.2 takes them from what the batch has left.")
          @Nullable List<@Nullable Goods> goods,
      @Schema(
              description =
                  "The ids of the own inspections from which it is issued. Each has passed, by its"
                      + " values or by a second person, and is of a batch of the certificate; a"
                      + " number of `results` for a characteristic that they inspect lies within"
                      + " what they measured of it.")
          @Nullable List<@Nullable String> inspections,
      @Schema(
              description =
                  "The id of the certificate of the same goods to which this one adds; it takes"
                      + " nothing from their batches again.")
          @Nullable String supplements,
      @Schema(description = "The certificate of the maker of the goods or their material.")
          @Nullable Maker maker) {
    /** The document of a body with batches is {@code weft-certificate/1}. */
    private boolean isWithoutGoods() {
      boolean more = goods != null || inspections != null || supplements != null || maker != null;
      if (batches != null && !batches.isEmpty() && more)
        throw Body.faulty(
            "goods-replace-batches",
            "/batches",
            new Text("State the batches with their quantities, as goods.", "请在 goods 中列出批次及其数量。"));
      return batches != null && !more;
    }

    /** Reads the named inspections, each with its pointer. */
    List<InspectionId> inspected(BiFunction<String, String, InspectionId> id) {
      return list(inspections, "/inspections", MOST_BATCHES, id);
    }

    CertificateContent content(
        PartyCode to,
        BuyersNumbers.Named named,
        Validation validated,
        Instant now,
        List<InspectionId> inspected,
        @Nullable CertificateId supplemented) {
      boolean plain = isWithoutGoods();
      List<GoodsOfBatch> stated = list(goods, "/goods", MOST_BATCHES, Goods::read);
      Set<String> covered =
          new LinkedHashSet<>(list(batches, "/batches", MOST_BATCHES, Body::name));
      stated.forEach(it -> covered.add(it.batch()));
      return new CertificateContent(
          to,
          readType(type),
          Body.past(issued, "/issued", now),
          named.buyers(),
          requireNonNullElse(named.suppliers(), named.buyers()),
          positive(quantity),
          Body.unit(unit, "/unit", _ -> false),
          List.copyOf(covered),
          Body.optionalText(order, "/order", 70),
          Body.optionalText(specification, "/specification", 200),
          Body.optionalText(statement, "/statement", LONGEST),
          list(results, "/results", MOST_RESULTS, Result::read),
          validated,
          Body.optionalText(concession, "/concession", 70),
          plain ? null : stated,
          inspected.isEmpty()
              ? null
              : inspected.stream().map(InspectionId::number).distinct().toList(),
          supplemented,
          maker == null ? null : maker.read());
    }
  }

  /** Goods of one heat or batch. */
  record Goods(@Nullable String batch, @Nullable Quantity quantity) {
    private static GoodsOfBatch read(Goods it, String at) {
      return new GoodsOfBatch(
          Body.name(it.batch, at + "/batch"), Body.quantity(it.quantity, at + "/quantity"));
    }
  }

  /**
   * The certificate of the maker.
   *
   * @param issuer the maker's code, or its name if it is not on the hub
   * @param sha256 of the maker's document or file, in hexadecimal
   */
  record Maker(@Nullable String issuer, @Nullable String number, @Nullable String sha256) {
    private MakersCertificate read() {
      String hash = Body.text(sha256, "/maker/sha256", 64).toLowerCase(Locale.ROOT);
      if (!hash.matches("[0-9a-f]{64}"))
        throw Body.faulty(
            "sha256-invalid",
            "/maker/sha256",
            new Text("A SHA-256 has 64 hexadecimal digits.", "SHA-256 应为 64 位十六进制数字。"));
      return new MakersCertificate(
          Body.text(issuer, "/maker/issuer", 200), Body.name(number, "/maker/number"), hash);
    }
  }

  /** One result; numbers keep all measured digits, including trailing zeros. */
  record Result(
      @Nullable String characteristic,
      @Schema(description = "In UCUM notation: MPa, J, %.") @Nullable String unit,
      @Nullable String batch,
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable BigDecimal value,
      @Schema(description = "Instead of a numeric value: passed.") @Nullable String text,
      @Schema(description = "The test method: GB/T 228.1.") @Nullable String method) {
    private static MeasuredResult read(Result it, String at) {
      return new MeasuredResult(
          Body.text(it.characteristic, at + "/characteristic", 70),
          Body.optionalText(it.unit, at + "/unit", 20),
          Body.optionalText(it.batch, at + "/batch", 70),
          number(it.minimum, at + "/minimum"),
          number(it.maximum, at + "/maximum"),
          number(it.value, at + "/value"),
          Body.optionalText(it.text, at + "/text", 200),
          Body.optionalText(it.method, at + "/method", 70));
    }
  }

  /** The person who validates the certificate. */
  record Validator(
      @Schema(
              description =
                  "The person's code. Of a user: the user's own, or nothing. Of a client: a code"
                      + " that its party registered. The department comes from the membership or"
                      + " the registration.",
              example = "P-0008")
          @Nullable String person,
      @Schema(description = "Such as inspection representative.") @Nullable String function) {
    static Validation read(@Nullable Validator given, Caller caller, ActingPerson acting) {
      Validator it = requireNonNullElse(given, NOBODY);
      Person person = acting.of(caller, it.person, "/validatedBy/person");
      return new Validation(
          new PersonCode(person.code()),
          Body.optionalText(it.function, "/validatedBy/function", 70),
          person.department());
    }

    private static final Validator NOBODY = new Validator(null, null);
  }

  /** The purchaser's representative validates the certificate. */
  record Validated(@Nullable Validator validatedBy) {}

  /** The customer rejects the certificate. */
  record Rejected(@Nullable List<@Nullable Reason> reasons) {
    List<FieldReason> read() {
      List<FieldReason> all =
          list(
              Body.required(reasons, "/reasons"),
              "/reasons",
              MOST_REASONS,
              (it, at) ->
                  new FieldReason(
                      Body.text(it.field, at + "/field", 70),
                      Body.text(it.text, at + "/text", LONGEST)));
      if (!all.isEmpty()) return all;
      throw Body.faulty(
          "value-missing", "/reasons", new Text("Give at least one reason.", "请至少填写一条原因。"));
    }
  }

  /**
   * One reason.
   *
   * @param field the field that is wrong, such as {@code results/3}
   */
  record Reason(@Nullable String field, @Nullable String text) {}

  /**
   * The issuer's reason for revoking the certificate, and the first day on which it is no longer
   * valid.
   */
  record Revoked(@Nullable String reason, @Nullable LocalDate from) {}

  private static CertificateType readType(@Nullable String given) {
    try {
      return CertificateType.of(Body.required(given, "/type"));
    } catch (IllegalArgumentException e) {
      throw Body.faulty(
          "certificate-type",
          "/type",
          new Text(
              "A certificate is of type 2.1, 2.2, 3.1, 3.2, analysis or conformity.",
              "证书类型为 2.1、2.2、3.1、3.2、analysis 或 conformity。"));
    }
  }

  private static Quantity positive(@Nullable Quantity given) {
    Quantity quantity = Body.quantity(given, "/quantity");
    if (quantity.isPositive()) return quantity;
    throw Body.faulty(
        "quantity-not-positive",
        "/quantity",
        new Text("A certificate is for more than nothing.", "证书数量必须大于零。"));
  }

  private static @Nullable BigDecimal number(@Nullable BigDecimal given, String pointer) {
    if (given != null) Body.quantity(new Quantity(given), pointer);
    return given;
  }

  private static <T, R> List<R> list(
      @Nullable List<@Nullable T> given, String pointer, int most, BiFunction<T, String, R> each) {
    if (given == null) return List.of();
    if (given.size() > most)
      throw Body.faulty(
          "too-many", pointer, new Text("At most %s entries.", "最多 %s 条。").with(most));
    return Body.list(given, pointer, each);
  }
}
