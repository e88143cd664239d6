package weft.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * How far each view and reaction has come, kept in the transaction that writes the view. A hub may
 * store only what it holds: one that stalled while another took over fails, even if the other has
 * let go since (Axon's own store would claim it back and write its old rows again).
 */
final class Tokens extends JdbcTokenStore {
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(6);

  private Tokens(Builder builder) {
    super(builder);
  }

  static Tokens in(DataSource writer, EventJson json) {
    var transactional = new TransactionAwareDataSourceProxy(writer);
    return new Tokens(
        builder()
            .connectionProvider(transactional::getConnection)
            .serializer(json)
            .nodeId(UUID.randomUUID().toString())
            .claimTimeout(CLAIM_TIMEOUT)
            .schema(
                TokenSchema.builder()
                    .setTokenTable("token_entry")
                    .setProcessorNameColumn("processor_name")
                    .setSegmentColumn("segment")
                    .setTokenColumn("token")
                    .setTokenTypeColumn("token_type")
                    .setTimestampColumn("timestamp")
                    .setOwnerColumn("owner")
                    .build()));
  }

  @Override
  protected void updateToken(
      Connection connection, ResultSet row, TrackingToken token, String processor, int segment) {
    throw new UnableToClaimTokenException(
        "%s[%d] is no longer this hub's".formatted(processor, segment));
  }
}
