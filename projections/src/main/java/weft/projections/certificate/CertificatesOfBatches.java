package weft.projections.certificate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.batch.BatchId;
import weft.party.PartyCode;
import weft.projections.rows.Moment;

/** Finds the certificates that name batches of their issuer, by the batch. */
public final class CertificatesOfBatches {
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String ISSUED =
      """
      select g.batch, t.stream from unnest(:batches::text[], :makers::text[], :parts::text[], :numbers::text[]) g (batch, maker, part, number)
      join %s t on t.buyer = :party and t.supplier = g.maker and t.partner_part = g.part and jsonb_exists(t.batches, g.number)
        and t.state not in ('superseded', 'revoked')
      order by t.stream limit :most\
      """;

  private CertificatesOfBatches() {}

  /**
   * The streams of the certificates that were issued to the party and neither replaced nor revoked,
   * by the stream of the batch.
   *
   * @param most the number of certificates found at most, over all batches
   */
  public static Map<String, List<String>> issuedTo(
      JdbcClient db, PartyCode party, Moment moment, List<BatchId> batches, int most) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    if (batches.isEmpty()) return found;
    Map<String, Object> params = new HashMap<>();
    params.put("party", party.value());
    params.put("batches", batches.stream().map(BatchId::stream).toArray(String[]::new));
    params.put("makers", batches.stream().map(it -> it.maker().value()).toArray(String[]::new));
    params.put("parts", batches.stream().map(BatchId::part).toArray(String[]::new));
    params.put("numbers", batches.stream().map(BatchId::number).toArray(String[]::new));
    params.put("most", most);
    if (moment.position() != null) params.put("position", moment.position());
    String certificates =
        moment.of(
            "certificates", "stream, buyer, supplier, partner_part, batches, state, from_position");
    db.sql(ISSUED.formatted(certificates))
        .params(params)
        .query(
            row -> {
              found
                  .computeIfAbsent(requireNonNull(row.getString(1)), _ -> new ArrayList<>())
                  .add(requireNonNull(row.getString(2)));
            });
    return found;
  }
}
