package weft.projections.certificate;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.certificate.CertificateType;
import weft.party.Partnership;
import weft.party.PartyScope;
import weft.projections.rows.InOrder;
import weft.projections.rows.Moment;

/**
 * The types of the certificates in force for goods. It reads no certificate as a whole, so however
 * many there are, the answer has no more than each type once for each line.
 */
public final class StandingCertificates {
  private static final String CERTIFICATES =
      "buyer, supplier, part, type, state, batches, order_number, from_position";

  /** The same rule as {@link CertifiedGoods#areOf}. */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String SERVED =
      """
      with c as materialized (
        select distinct t.part, t.type, t.batches, t.order_number from %s t
        where t.buyer = :buyer and t.supplier = :supplier and t.part = any(:parts) and t.state in ('issued', 'accepted') and %s
          and (jsonb_array_length(t.batches) = 0 or jsonb_exists_any(t.batches, :batches))
          and (jsonb_array_length(t.batches) > 0 or t.order_number is null or t.order_number = any(:orders)))
      select distinct g.number, c.type
      from unnest(:parts::text[], :batches::text[], :orders::text[]) with ordinality g (part, batch, ordered, number)
        join c on c.part = g.part and case
          when jsonb_array_length(c.batches) > 0 then g.batch is not null and jsonb_exists(c.batches, g.batch)
          when c.order_number is not null then c.order_number = g.ordered
          else c.type <> all(:specific) end
      """;

  private StandingCertificates() {}

  /** The types for each of the goods; goods without any are absent. */
  public static Map<CertifiedGoods, Set<CertificateType>> of(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      Partnership between,
      List<CertifiedGoods> goods) {
    List<CertifiedGoods> each = goods.stream().distinct().toList();
    Map<String, Object> params = new HashMap<>();
    params.put("buyer", between.buyer().value());
    params.put("supplier", between.supplier().value());
    params.put("party", scope.party().value());
    params.put("parts", named(each, CertifiedGoods::part));
    params.put("batches", named(each, CertifiedGoods::batch));
    params.put("orders", named(each, CertifiedGoods::order));
    params.put(
        "specific",
        Stream.of(CertificateType.values())
            .filter(CertificateType::isSpecific)
            .map(CertificateType::code)
            .toArray(String[]::new));
    if (moment.position() != null) params.put("position", moment.position());
    String own =
        switch (scope.role()) {
          case BUYER -> "t.buyer = :party";
          case SUPPLIER -> "t.supplier = :party";
          case VIEWER, AUDITOR, OPERATOR -> ":party <> ''";
        };
    Map<CertifiedGoods, Set<CertificateType>> served = new LinkedHashMap<>();
    db.sql(SERVED.formatted(moment.of("certificates", CERTIFICATES), own))
        .params(params)
        .query((row, _) -> Served.of(new InOrder(row)))
        .list()
        .forEach(
            it ->
                served
                    .computeIfAbsent(
                        each.get(it.number - 1), _ -> EnumSet.noneOf(CertificateType.class))
                    .add(it.type));
    return served;
  }

  private record Served(int number, CertificateType type) {
    private static Served of(InOrder row) throws SQLException {
      return new Served((int) row.number(), CertificateType.of(row.text()));
    }
  }

  private static @Nullable String[] named(
      List<CertifiedGoods> goods, Function<CertifiedGoods, @Nullable String> name) {
    return goods.stream().map(name).toArray(String[]::new);
  }
}
