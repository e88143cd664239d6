package weft.history.follow;

import static org.axonframework.common.DateTimeUtils.formatInstant;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import weft.history.follow.HeldClaims.Claim;
import weft.history.store.EventJson;
import weft.history.store.HistoryEngine;

/**
 * How far each view and reaction has come, stored in the transaction that writes the view. A hub
 * may store a token only while it holds the claim: one that stalled while another hub took over
 * fails, even if the other hub has released the claim since. (Axon's own store would claim it back
 * and write its old rows again.)
 */
public final class ProcessorTokens extends JdbcTokenStore {
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(6);

  private final String hub;
  private final DataSource writer;
  private final Renewals renewals = new Renewals(CLAIM_TIMEOUT);
  private final HeldClaims held;
  private final ClaimedTokens claimed;

  /** A processor's claimable segments when this hub last looked. */
  private final ConcurrentMap<String, List<Segment>> available = new ConcurrentHashMap<>();

  private ProcessorTokens(Builder builder, DataSource writer, String hub) {
    super(builder);
    this.writer = writer;
    this.held = new HeldClaims(writer, hub);
    this.claimed = new ClaimedTokens(new QuietTokens(writer, hub), serializer());
    this.hub = hub;
  }

  public static ProcessorTokens in(DataSource writer, EventJson json) {
    var transactional = new TransactionAwareDataSourceProxy(writer);
    // The JVM's name shows an operator the process; the UUID tells apart two runs with the same
    // process number.
    var hub = ManagementFactory.getRuntimeMXBean().getName() + " " + UUID.randomUUID();
    return new ProcessorTokens(
        builder()
            .connectionProvider(transactional::getConnection)
            .serializer(json)
            .nodeId(hub)
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
                    .build()),
        transactional,
        hub);
  }

  HeldClaims held() {
    return held;
  }

  ClaimedTokens claimed() {
    return claimed;
  }

  @Override
  public void extendClaim(String processor, int segment) {
    if (!held.isRenewed(processor, segment)) super.extendClaim(processor, segment);
  }

  /**
   * Skips the query while this hub holds all segments: nothing new can appear, and the remembered
   * list contains those it had to give up.
   */
  @Override
  public List<Segment> fetchAvailableSegments(String processor) {
    var known = held.hasAll(processor) ? available.get(processor) : null;
    if (known != null) return known;
    var found = super.fetchAvailableSegments(processor);
    available.put(processor, found);
    return found;
  }

  /** The lowest position of these processors; 0 if none has begun. */
  long lowest(Collection<String> processors) {
    if (processors.isEmpty()) return 0;
    var json = (EventJson) serializer();
    return JdbcClient.create(writer)
        .sql("select token, token_type from token_entry where processor_name in (:names)")
        .param("names", processors)
        .query((row, _) -> json.positionOf(row.getBytes(1), row.getString(2)))
        .list()
        .stream()
        .mapToLong(it -> it)
        .min()
        .orElse(0);
  }

  /**
   * Stores a token. Where the batch has nothing for the segment, one statement is enough. Otherwise
   * a transaction is needed, of which followers may have only a few at once.
   *
   * <p>A worker that has had no events for a while stores the token with which it began, to renew
   * its claim. The stored token may have passed that one meanwhile, and stays.
   */
  @Override
  public void storeToken(TrackingToken token, String processor, int segment) {
    var claim = new Claim(processor, segment);
    if (!CurrentUnitOfWork.isStarted())
      claimed.withStill(
          claim,
          position -> {
            if (position > HistoryEngine.positionOf(token)) extendClaim(processor, segment);
            else super.storeToken(token, processor, segment);
          });
    else if (!BatchWriter.hasNothingToWrite()) super.storeToken(token, processor, segment);
    else if (!claimed.isStoredQuietly(token, claim)) {
      WrittenTransactions.begin();
      super.storeToken(token, processor, segment);
    }
  }

  /**
   * The transaction that stores a token need not wait for the disk: if a crash loses its end, token
   * and rows are lost together, and the view goes on from the token before. The hub may survive
   * that crash and continue from where it believes it is. The stored token must therefore be the
   * previous one, or the hub gives up the claim and reads the token again. A batch may also wait
   * for a connection while this hub gives its claim up and takes it again; it then finds the token
   * in order, so the batch must begin there too.
   */
  @Override
  protected PreparedStatement storeUpdate(
      Connection connection, TrackingToken token, String processor, int segment)
      throws SQLException {
    var stored = serializer().serialize(token, byte[].class);
    var before = claimed.move(new Claim(processor, segment), token, stored.getData());
    var statement =
        connection.prepareStatement(
            """
            with hurry as (select set_config('synchronous_commit', 'off', true))
            update token_entry set token = ?, token_type = ?, timestamp = ? from hurry
            where owner = ? and processor_name = ? and segment = ? and token is not distinct from ?
            """);
    statement.setBytes(1, stored.getData());
    statement.setString(2, stored.getType().getName());
    statement.setString(3, formatInstant(Instant.now()));
    statement.setString(4, hub);
    statement.setString(5, processor);
    statement.setInt(6, segment);
    statement.setBytes(7, before);
    return statement;
  }

  /**
   * Releases another hub's claim that was not renewed in time by this hub's clock. Axon trusts the
   * time that the other hub wrote; if its clock was ahead, or this hub's was set back, nobody would
   * take over from it even after its death.
   */
  @Override
  protected AbstractTokenEntry<?> readTokenEntry(ResultSet row) throws SQLException {
    var entry = super.readTokenEntry(row);
    if (!hub.equals(entry.getOwner()) && renewals.isGivenUp(entry))
      entry.releaseClaim(entry.getOwner()); // in memory only; claiming writes it
    return entry;
  }

  @Override
  protected @Nullable TrackingToken claimToken(Connection connection, AbstractTokenEntry<?> entry)
      throws SQLException {
    var token = super.claimToken(connection, entry);
    SerializedObject<?> stored = entry.getSerializedToken();
    claimed.claimed(
        new Claim(entry.getProcessorName(), entry.getSegment()),
        stored == null ? null : (byte[]) stored.getData(),
        token);
    return token;
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    claimed.released(new Claim(processor, segment));
    super.releaseClaim(processor, segment);
  }

  @Override
  protected void updateToken(
      Connection connection, ResultSet row, TrackingToken token, String processor, int segment) {
    throw new UnableToClaimTokenException(
        "%s[%d] is no longer this hub's, or no longer where it was".formatted(processor, segment));
  }
}
