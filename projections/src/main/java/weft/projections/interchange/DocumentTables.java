package weft.projections.interchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Codes;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Packages;
import weft.document.ReceivedQuantities;
import weft.document.Stock;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.history.follow.ViewTable;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.measure.Quantity;
import weft.projections.rows.Columns;

/**
 * Writes the rows of documents. A row is written once and never changed; a separate row records
 * that another document replaced it.
 */
final class DocumentTables {
  static final List<ViewTable> TABLES =
      List.of(
          ViewTable.appended("document"),
          ViewTable.appended("document_reference"),
          ViewTable.appended("document_line"),
          ViewTable.appended("document_replacement"));

  /** Table {@code document}. */
  record DocumentRow(
      long position,
      String buyer,
      String supplier,
      BusinessDocument.Kind kind,
      String number,
      @Nullable LocalDate issued,
      String sender,
      String interchange,
      int message,
      @Nullable String correction,
      @Nullable String reference,
      int lineCount,
      List<Reference> refersTo,
      Instant recordedAt,
      @Nullable String currency,
      @Nullable Payable payable,
      @Nullable String shipTo,
      @Nullable LocalDate shipped,
      @Nullable LocalDate arrives,
      @Nullable Codes codes,
      BusinessDocument.Function function,
      @Nullable List<Place> places,
      @Nullable LocalDate received) {}

  /** Table {@code document_reference}. */
  record ReferenceRow(
      long position,
      int ordinal,
      String buyer,
      String supplier,
      Reference.To kind,
      String number) {}

  /** Table {@code document_line}. */
  record LineRow(
      long position,
      int ordinal,
      String buyer,
      String supplier,
      String line,
      @Nullable String part,
      @Nullable String supplierPart,
      @Nullable Quantity quantity,
      @Nullable String unit,
      @Nullable String orderNumber,
      @Nullable String orderLine,
      @Nullable String despatchAdvice,
      @Nullable Quantity amount,
      int segment,
      @Nullable Price price,
      @Nullable String batch,
      @Nullable List<Measurement> measurements,
      @Nullable List<Nonconformance> nonconformances,
      @Nullable List<Stock> stocks,
      @Nullable List<Packages> packages,
      @Nullable List<Place> places,
      @Nullable ReceivedQuantities received) {}

  private static final Columns<DocumentRow> DOCUMENTS = Columns.of(DocumentRow.class);
  private static final Columns<DocumentRow> REPLACING =
      DOCUMENTS.only("position", "interchange", "message");
  private static final Columns<ReferenceRow> REFERENCES = Columns.of(ReferenceRow.class);
  private static final Columns<LineRow> LINES = Columns.of(LineRow.class);

  /** Finds the document kept before for the same message, even in the same batch. */
  private static final String REPLACE =
      """
      insert into document_replacement (position, replaced, buyer, supplier)
      select n.position, d.position, d.buyer, d.supplier
      from (%s) n join lateral (
        select position, buyer, supplier from document d
        where d.interchange = n.interchange and d.message = n.message and d.position < n.position
        order by position desc limit 1) d on true
      """
          .formatted(REPLACING.rows());

  private final List<DocumentRow> documents = new ArrayList<>();
  private final List<DocumentRow> replacing = new ArrayList<>();
  private final List<ReferenceRow> references = new ArrayList<>();
  private final List<LineRow> lines = new ArrayList<>();

  void add(DocumentKept event, Recorded recorded) {
    BusinessDocument it = event.document();
    String buyer = it.partnership().buyer().value();
    String supplier = it.partnership().supplier().value();
    long position = recorded.position();
    Provenance.Source source = recorded.provenance().source();
    Map<@Nullable Integer, List<Place>> places = places(it.places());
    var row =
        new DocumentRow(
            position,
            buyer,
            supplier,
            it.kind(),
            it.number(),
            it.issued(),
            event.key().sender(),
            event.id(),
            event.number(),
            event.id().equals(source.interchange()) ? null : source.interchange(),
            source.message(),
            it.lineCount(),
            it.references(),
            recorded.recordedAt(),
            it.currency(),
            it.payable(),
            it.shipTo(),
            it.shipped(),
            it.arrives(),
            it.codes(),
            it.function(),
            places.get(null),
            it.received());
    documents.add(row);
    if (event.replaces()) replacing.add(row);
    int ordinal = 0;
    for (Reference to : it.references())
      references.add(new ReferenceRow(position, ordinal++, buyer, supplier, to.to(), to.number()));
    ordinal = 0;
    for (Line line : it.lines()) {
      lines.add(
          new LineRow(
              position,
              ordinal,
              buyer,
              supplier,
              line.line(),
              line.part(),
              line.supplierPart(),
              line.quantity(),
              line.unit(),
              line.order(),
              line.orderLine(),
              line.despatchAdvice(),
              amount(line.amount()),
              line.segment(),
              line.price(),
              line.batch(),
              line.measurements(),
              line.nonconformances(),
              line.stocks(),
              line.packages(),
              places.get(ordinal),
              line.received()));
      ordinal++;
    }
  }

  /** Groups places by line; the key null holds those of the whole document. */
  private static Map<@Nullable Integer, List<Place>> places(@Nullable List<Place> all) {
    Map<@Nullable Integer, List<Place>> places = new HashMap<>();
    if (all == null) return places;
    for (Place it : all) places.computeIfAbsent(it.line(), _ -> new ArrayList<>()).add(it);
    return places;
  }

  private static @Nullable Quantity amount(@Nullable BigDecimal it) {
    return it == null ? null : new Quantity(it);
  }

  void write(JdbcClient db) {
    DOCUMENTS.write(db, insert("document", DOCUMENTS), documents);
    REPLACING.write(db, REPLACE, replacing);
    REFERENCES.write(db, insert("document_reference", REFERENCES), references);
    LINES.write(db, insert("document_line", LINES), lines);
  }

  private static String insert(String table, Columns<?> columns) {
    return "insert into %s (%s) %s".formatted(table, columns.names(), columns.rows());
  }
}
