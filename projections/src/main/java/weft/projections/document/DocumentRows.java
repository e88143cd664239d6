package weft.projections.document;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Place;
import weft.document.BusinessDocument.Price;
import weft.document.BusinessDocument.Reference;
import weft.document.Measurement;
import weft.document.Nonconformance;
import weft.document.Packages;
import weft.document.ReceivedQuantities;
import weft.document.Stock;
import weft.projections.document.Documents.Document;
import weft.projections.document.Documents.Line;
import weft.projections.rows.RowJson;

/** Maps rows to documents and their lines. */
final class DocumentRows {
  private DocumentRows() {}

  static Document document(ResultSet row, int number) throws SQLException {
    return new Document(
        row.getString("interchange") + "-" + row.getInt("message"),
        row.getString("kind"),
        row.getString("number"),
        row.getObject("issued", LocalDate.class),
        row.getString("buyer"),
        row.getString("supplier"),
        row.getString("sender"),
        row.getString("interchange"),
        row.getInt("message"),
        row.getString("correction"),
        row.getString("reference"),
        row.getInt("line_count"),
        RowJson.read(row.getString("refers_to"), new TypeReference<List<Reference>>() {}),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getLong("position"),
        row.getString("currency"),
        json(row, "payable", new TypeReference<Payable>() {}),
        row.getString("ship_to"),
        row.getObject("shipped", LocalDate.class),
        row.getObject("arrives", LocalDate.class),
        row.getString("codes"),
        requireNonNullElse(row.getString("function"), "original"),
        row.getString("standing"),
        row.getString("because"),
        json(row, "places", new TypeReference<List<Place>>() {}),
        row.getObject("received", LocalDate.class));
  }

  static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getInt("ordinal"),
        row.getString("line"),
        row.getString("part"),
        row.getString("supplier_part"),
        row.getBigDecimal("quantity"),
        row.getString("unit"),
        row.getString("order_number"),
        row.getString("order_line"),
        row.getString("despatch_advice"),
        row.getBigDecimal("amount"),
        row.getInt("segment"),
        json(row, "price", new TypeReference<Price>() {}),
        row.getString("batch"),
        json(row, "measurements", new TypeReference<List<Measurement>>() {}),
        json(row, "nonconformances", new TypeReference<List<Nonconformance>>() {}),
        json(row, "stocks", new TypeReference<List<Stock>>() {}),
        json(row, "packages", new TypeReference<List<Packages>>() {}),
        json(row, "places", new TypeReference<List<Place>>() {}),
        json(row, "received", new TypeReference<ReceivedQuantities>() {}));
  }

  private static <T> @Nullable T json(ResultSet row, String column, TypeReference<T> type)
      throws SQLException {
    String json = row.getString(column);
    return json == null ? null : RowJson.read(json, type);
  }
}
