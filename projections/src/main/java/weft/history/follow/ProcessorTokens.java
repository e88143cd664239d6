package weft.history.follow;

import static java.util.Objects.requireNonNull;
import static org.axonframework.common.DateTimeUtils.formatInstant;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionException;
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
  private static final Logger log = LoggerFactory.getLogger(ProcessorTokens.class);
  private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(6);

  /**
   * How often in a row a claim's stored token must be another one than this hub knows before the
   * hub gives up the claim. A batch that is about to commit explains one time.
   */
  private static final int OFTEN = 5;

  private final String hub;
  private final DataSource writer;
  private final Renewals renewals = new Renewals(CLAIM_TIMEOUT);
  private final HeldClaims held;
  private final QuietTokens quiet;

  /** A processor's claimable segments when this hub last looked. */
  private final ConcurrentMap<String, List<Segment>> available = new ConcurrentHashMap<>();

  private final ConcurrentMap<Claim, ClaimedToken> claimed = new ConcurrentHashMap<>();

  private ProcessorTokens(Builder builder, DataSource writer, String hub) {
    super(builder);
    this.writer = writer;
    this.held = new HeldClaims(writer, hub);
    this.quiet = new QuietTokens(writer, hub);
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
   */
  @Override
  public void storeToken(TrackingToken token, String processor, int segment) {
    if (BatchWriter.hasNothingToWrite()) {
      if (isStoredQuietly(token, new Claim(processor, segment))) return;
      WrittenTransactions.begin();
    }
    super.storeToken(token, processor, segment);
  }

  private boolean isStoredQuietly(TrackingToken token, Claim claim) {
    var its = claimed.get(claim);
    if (its == null) return false;
    its.lock.lock();
    try {
      byte[] stored = its.stored();
      if (stored == null || !BatchWriter.follows(its.position())) return false;
      var step = step(claim, stored, HistoryEngine.positionOf(token));
      if (!storeAlone(step)) return false;
      its.at(step.after(), HistoryEngine.positionOf(token));
      return true;
    } finally {
      its.lock.unlock();
    }
  }

  /** One at a time, so that workers of many segments take one connection. */
  private boolean storeAlone(QuietTokens.Step step) {
    synchronized (quiet) {
      try {
        return !quiet.store(List.of(step)).isEmpty();
      } catch (DataAccessException | TransactionException e) {
        log.debug("Token not stored quietly", e); // the caller stores it in a transaction
        return false;
      }
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
    var before = move(new Claim(processor, segment), token, stored.getData());
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

  /** Notes the claim's new token and returns the one before it. */
  private byte @Nullable [] move(Claim claim, TrackingToken token, byte[] stored) {
    long next = HistoryEngine.positionOf(token);
    var its = claimed.computeIfAbsent(claim, _ -> new ClaimedToken(null, null));
    its.lock.lock(); // waits while a statement moves the token past events of others
    try {
      if (next < its.position() || !BatchWriter.follows(its.position()))
        throw new UnableToClaimTokenException(
            "%s[%d] is at %d and was to go on elsewhere, to %d"
                .formatted(claim.processor(), claim.segment(), its.position(), next));
      byte[] before = its.stored();
      its.at(stored, next);
      return before;
    } finally {
      its.lock.unlock();
    }
  }

  /** Whether every segment that this hub holds of the processor has come to the position. */
  boolean haveReached(String processor, long position) {
    return claimed.entrySet().stream()
        .noneMatch(
            it -> it.getKey().processor().equals(processor) && it.getValue().position() < position);
  }

  /**
   * The outcome of {@link #pass}.
   *
   * @param moved the claims whose tokens moved
   * @param owed whether other tokens should have moved too
   * @param lost claims that this hub should give up: their stored tokens are not the known ones
   */
  record Passing(Set<Claim> moved, boolean owed, Set<Claim> lost) {}

  /**
   * Moves the tokens of this hub's claims past stretches without events for them.
   *
   * @param stretches by processor
   */
  Passing pass(Map<String, Stretch> stretches) {
    var locked = new HashMap<Claim, ClaimedToken>();
    try {
      var steps = new HashMap<Claim, QuietTokens.Step>();
      claimed.forEach(
          (claim, its) -> {
            var stretch = stretches.get(claim.processor());
            if (stretch == null || !its.lock.tryLock()) return; // locked: a batch is being stored
            locked.put(claim, its);
            byte[] stored = its.stored();
            if (stored != null && stretch.leadsOn(its.position()) && claimed.get(claim) == its)
              steps.put(claim, step(claim, stored, stretch.until()));
          });
      if (steps.isEmpty()) return new Passing(Set.of(), false, Set.of());
      var moved = quiet.store(List.copyOf(steps.values()));
      for (Claim it : moved) {
        var step = requireNonNull(steps.remove(it));
        long until = requireNonNull(stretches.get(it.processor())).until();
        requireNonNull(locked.get(it)).at(step.after(), until);
      }
      return new Passing(moved, !steps.isEmpty(), lost(steps, locked));
    } finally {
      locked.values().forEach(it -> it.lock.unlock());
    }
  }

  private Set<Claim> lost(Map<Claim, QuietTokens.Step> notMoved, Map<Claim, ClaimedToken> locked) {
    if (notMoved.isEmpty()) return Set.of();
    var lost = quiet.elsewhere(List.copyOf(notMoved.values()));
    lost.removeIf(it -> requireNonNull(locked.get(it)).missedAgain() < OFTEN);
    return lost;
  }

  private QuietTokens.Step step(Claim claim, byte[] stored, long until) {
    var next = serializer().serialize(new GlobalSequenceTrackingToken(until), byte[].class);
    return new QuietTokens.Step(claim, stored, next.getData(), next.getType().getName());
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
    claimed.put(
        new Claim(entry.getProcessorName(), entry.getSegment()),
        new ClaimedToken(stored == null ? null : (byte[]) stored.getData(), token));
    return token;
  }

  @Override
  public void releaseClaim(String processor, int segment) {
    var its = claimed.remove(new Claim(processor, segment));
    if (its != null) {
      its.lock.lock(); // waits for a statement that moves the token
      its.lock.unlock();
    }
    super.releaseClaim(processor, segment);
  }

  @Override
  protected void updateToken(
      Connection connection, ResultSet row, TrackingToken token, String processor, int segment) {
    throw new UnableToClaimTokenException(
        "%s[%d] is no longer this hub's, or no longer where it was".formatted(processor, segment));
  }
}
