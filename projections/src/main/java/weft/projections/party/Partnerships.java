package weft.projections.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.Partnership;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;

/**
 * Reads partnerships' profiles: a party sees its own partnerships, the operator and the auditor see
 * all.
 */
public final class Partnerships {
  private static final RecordRows<AgreedProfile> ROWS = RecordRows.of(AgreedProfile.class);

  private Partnerships() {}

  /**
   * The profile in force of each partnership, by buyer and supplier.
   *
   * @param partner null, or the code of a party on either side
   * @param after null, or the partnership after which to go on
   */
  public static List<AgreedProfile> list(
      JdbcClient db,
      PartyScope scope,
      @Nullable String partner,
      @Nullable Partnership after,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    if (partner != null) {
      where.append(" and :partner in (p.buyer, p.supplier)");
      params.put("partner", partner);
    }
    if (after != null) {
      where.append(" and (p.buyer, p.supplier) > (:buyer, :supplier)");
      params.putAll(names(after));
    }
    return query(
        db,
        scope,
        moment,
        "distinct on (p.buyer, p.supplier)",
        where + " order by p.buyer, p.supplier, p.version desc limit " + limit,
        params);
  }

  /** The requested version, or else the one in force. */
  public static Optional<AgreedProfile> find(
      JdbcClient db, PartyScope scope, Partnership of, @Nullable Long version, Moment moment) {
    return below(db, scope, of, version == null ? Long.MAX_VALUE : version + 1, moment, 1).stream()
        .filter(it -> version == null || it.version() == version)
        .findFirst();
  }

  /** Versions below the given one, newest first. */
  public static List<AgreedProfile> below(
      JdbcClient db, PartyScope scope, Partnership of, long version, Moment moment, int limit) {
    Map<String, Object> params = new HashMap<>(names(of));
    params.put("below", version);
    return query(
        db,
        scope,
        moment,
        "",
        " and p.buyer = :buyer and p.supplier = :supplier and p.version < :below order by p.version"
            + " desc limit "
            + limit,
        params);
  }

  private static Map<String, Object> names(Partnership it) {
    return Map.of("buyer", it.buyer().value(), "supplier", it.supplier().value());
  }

  private static List<AgreedProfile> query(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      String distinct,
      String where,
      Map<String, Object> params) {
    params.put("party", scope.party().value());
    String until = "";
    if (moment.position() != null) {
      until = " and p.position <= :position";
      params.put("position", moment.position());
    }
    String sql =
        "select %s %s from partnership_version p where %s"
            .formatted(distinct, ROWS.columns("p"), own(scope));
    return db.sql(sql + until + where).params(params).query(ROWS).list();
  }

  private static String own(PartyScope scope) {
    return switch (scope.role()) {
      case AUDITOR, OPERATOR -> ":party <> ''";
      case BUYER, SUPPLIER, VIEWER -> ":party in (p.buyer, p.supplier)";
    };
  }
}
