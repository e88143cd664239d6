package weft.projections.document;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import weft.event.StreamId;
import weft.projections.rows.Origin;
import weft.projections.rows.RowJson;

/**
 * One number in a chain's sums, and its origin.
 *
 * @param kind of the document; {@code order} for an order line
 * @param order the order's id as in its URL; null for a document
 * @param number of the document or order, and its {@code line}
 */
public record ChainSummand(
    String kind,
    BigDecimal quantity,
    @Nullable String order,
    String number,
    String line,
    Origin origin) {

  static List<ChainSummand> read(@Nullable String json) {
    if (json == null) return List.of();
    List<ChainSummand> stored = RowJson.read(json, new TypeReference<>() {});
    return stored.stream()
        .map(
            it ->
                it.order == null
                    ? it
                    : new ChainSummand(
                        it.kind,
                        it.quantity,
                        StreamId.toUrl(it.order),
                        it.number,
                        it.line,
                        it.origin))
        .toList();
  }
}
