package weft.api.question;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.language.Text;
import weft.party.PartyScope;
import weft.projections.balance.PartNumbers;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Moment;
import weft.question.QuestionSubject;
import weft.question.QuestionSubject.Kind;

/**
 * Finds the subject of a question in the data that its asker sees, with both numbers of the part.
 */
@Component
class QuestionTopics {
  @SuppressWarnings("InlineFormatString") // a constant, so that the statement reads as one
  private static final String SCHEDULE =
      "select s.agreement, s.part from delivery_schedule s where s.%s = :party and s.%s = :partner"
          + " and s.schedule = :document";

  @SuppressWarnings("InlineFormatString") // a constant, so that the statement reads as one
  private static final String ORDER =
      "select o.number, null from purchase_order o where o.%s = :party and o.%s = :partner and"
          + " o.order_id = :document";

  @SuppressWarnings("InlineFormatString") // a constant, so that the statement reads as one
  private static final String SHIPMENT =
      "select t.number, null from shipments t where t.%s = :party and t.%s = :partner and t.stream"
          + " = :document";

  private final ReadContexts readings;
  private final PartsBetween parts;

  QuestionTopics(ReadContexts readings, PartsBetween parts) {
    this.readings = readings;
    this.parts = parts;
  }

  /**
   * Returns the subject; 422 where the two partners have no such object.
   *
   * @param reading on the asker's side
   */
  QuestionSubject of(ReadContext reading, String partner, QuestionTopic about) {
    Kind kind = Body.required(about.kind(), "/about/kind");
    String line = Body.optionalText(about.line(), "/about/line", 35);
    if (kind == Kind.PART) {
      String part = Body.name(about.part(), "/about/part");
      return readings
          .read(reading, (db, it) -> agreed(db, it.scope(), partner, part))
          .orElseGet(() -> unagreed(reading, partner, part));
    }
    String document = stream(about.document());
    return readings.read(
        reading,
        (db, it) ->
            found(db, it.scope(), partner, kind, document)
                .map(named -> subject(db, it.scope(), partner, kind, document, named, line))
                .orElseThrow(QuestionTopics::unknown));
  }

  private static String stream(@Nullable String document) {
    String id = Body.required(document, "/about/document");
    if (!id.matches("[A-Za-z0-9_=-]{1,2000}")) throw unknown();
    return Ids.stream(id);
  }

  private static Optional<QuestionSubject> agreed(
      JdbcClient db, PartyScope scope, String partner, String own) {
    return PartNumbers.of(db, scope, own, Moment.NOW).of(own, partner).stream()
        .findFirst()
        .map(it -> of(it.part(), it.supplierPart()));
  }

  private QuestionSubject unagreed(ReadContext reading, String partner, String own) {
    if (parts.isKnown(reading, partner, own)) return of(own, own);
    throw Body.faulty(
        "part-unknown",
        "/about/part",
        new Text(
            "You and this partner have nothing to do with each other about part " + own + ".",
            "您与该伙伴之间没有零件 " + own + " 的业务。"));
  }

  private static QuestionSubject of(String buyers, String suppliers) {
    return new QuestionSubject(Kind.PART, buyers, suppliers, null, null, null);
  }

  private record Named(@Nullable String number, @Nullable String part) {}

  private static Optional<Named> found(
      JdbcClient db, PartyScope scope, String partner, Kind kind, String document) {
    String sql =
        switch (kind) {
          case CALL_OFF -> SCHEDULE;
          case ORDER -> ORDER;
          case SHIPMENT -> SHIPMENT;
          case PART -> throw new IllegalArgumentException("A part is no document");
          case BATCH ->
              throw unknown(); // the hub itself asks about batches, when one has a problem
        };
    boolean sells = scope.role() == PartyScope.Role.SUPPLIER;
    return db.sql(sql.formatted(sells ? "supplier" : "buyer", sells ? "buyer" : "supplier"))
        .params(Map.of("party", scope.party().value(), "partner", partner, "document", document))
        .query((row, _) -> new Named(row.getString(1), row.getString(2)))
        .optional();
  }

  private static QuestionSubject subject(
      JdbcClient db,
      PartyScope scope,
      String partner,
      Kind kind,
      String document,
      Named named,
      @Nullable String line) {
    String part = named.part();
    if (part == null) return new QuestionSubject(kind, null, null, document, named.number(), line);
    String suppliers =
        PartNumbers.of(db, scope, part, Moment.NOW)
            .agreement(partner, part)
            .map(PartAgreementRow::supplierPart)
            .orElse(part);
    return new QuestionSubject(
        kind, requireNonNull(part), suppliers, document, named.number(), line);
  }

  private static RuntimeException unknown() {
    return Body.faulty(
        "subject-unknown",
        "/about/document",
        new Text("You and this partner have no such item.", "您与该伙伴之间没有此项内容。"));
  }
}
