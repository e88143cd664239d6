package weft.projections.party;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.party.PartyChannel.Pause;
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowJson;

/** Reads the parties' channels: a party sees its own, the operator and the auditor see all. */
public final class Channels {
  private static final RecordRows<AgreedChannel> ROWS = RecordRows.of(AgreedChannel.class);

  private Channels() {}

  /**
   * Narrows a list; null does not narrow.
   *
   * @param delivery a way of delivery as in JSON: {@code as2}
   * @param partner one party
   */
  public record Filter(
      @Nullable String delivery, @Nullable Boolean paused, @Nullable String partner) {}

  /**
   * The channel in force of each party, by code.
   *
   * @param after null, or the party after which to go on
   */
  public static List<PartyChannel> list(
      JdbcClient db, PartyScope scope, Filter filter, @Nullable String after, int limit) {
    Map<String, Object> params = new HashMap<>();
    var where = new StringBuilder();
    if (filter.delivery() != null) {
      where.append(" and coalesce(v.channel ->> 'delivery', 'folder') = :delivery");
      params.put("delivery", filter.delivery());
    }
    if (filter.paused() != null)
      where.append(filter.paused() ? " and p.agreed_at is not null" : " and p.agreed_at is null");
    if (filter.partner() != null) {
      where.append(" and g.code = :partner");
      params.put("partner", filter.partner());
    }
    if (after != null) {
      where.append(" and g.code > :after");
      params.put("after", after);
    }
    return query(db, scope, where + " order by g.code limit " + limit, params);
  }

  public static Optional<PartyChannel> find(JdbcClient db, PartyScope scope, PartyCode party) {
    return query(db, scope, " and g.code = :code", new HashMap<>(Map.of("code", party.value())))
        .stream()
        .findFirst();
  }

  /** Versions below the given one, newest first. */
  public static List<AgreedChannel> below(
      JdbcClient db, PartyScope scope, PartyCode of, long version, int limit) {
    String sql =
        "select %s from channel_version v where %s and v.party = :of and v.version < :below"
            .formatted(ROWS.columns("v"), own(scope, "v.party"));
    return db.sql(sql + " order by v.version desc limit " + limit)
        .params(Map.of("party", scope.party().value(), "of", of.value(), "below", version))
        .query(ROWS)
        .list();
  }

  /** Runs the query. A pause begins with the first of the latest versions that are all paused. */
  private static List<PartyChannel> query(
      JdbcClient db, PartyScope scope, String where, Map<String, Object> params) {
    params.put("party", scope.party().value());
    String inForce =
        """
        select g.code, v.version, v.channel, p.agreed_at, coalesce(p.by_user, p.by_client) as by, p.reason
        from organization g
        left join lateral (
          select version, channel from channel_version where party = g.code order by version desc limit 1) v on true
        left join lateral (
          select agreed_at, by_user, by_client, reason from channel_version
          where party = g.code and version > coalesce((
            select max(version) from channel_version where party = g.code and not (channel ->> 'paused')::boolean), 0)
          order by version limit 1) p on true
        where %s\
        """
            .formatted(own(scope, "g.code"));
    return db.sql(inForce + where).params(params).query(Channels::row).list();
  }

  private static PartyChannel row(ResultSet row, int number) throws SQLException {
    String channel = row.getString("channel");
    OffsetDateTime since = row.getObject("agreed_at", OffsetDateTime.class);
    return new PartyChannel(
        row.getString("code"),
        row.getLong("version"),
        channel == null ? Channel.FOLDER : RowJson.read(channel, Channel.class),
        since == null
            ? null
            : new Pause(since.toInstant(), row.getString("by"), row.getString("reason")));
  }

  private static String own(PartyScope scope, String column) {
    return switch (scope.role()) {
      case AUDITOR, OPERATOR -> ":party <> ''";
      case BUYER, SUPPLIER, VIEWER -> column + " = :party";
    };
  }
}
