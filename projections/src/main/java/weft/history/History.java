package weft.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import weft.database.BoundedWaits;
import weft.database.Pools;
import weft.event.Appends;
import weft.event.Reaction;
import weft.event.Streams;
import weft.history.append.PostgresEventStore;
import weft.history.axonserver.AxonServer;
import weft.history.axonserver.AxonServerStore;
import weft.history.deadletter.DeadLetterTable;
import weft.history.deadletter.DeadLetters;
import weft.history.deadletter.RetryLock;
import weft.history.follow.JdbcTransactions;
import weft.history.follow.ProcessorTokens;
import weft.history.follow.ReactionRetry;
import weft.history.follow.View;
import weft.history.follow.ViewProcessors;
import weft.history.follow.ViewRetry;
import weft.history.follow.ViewWriter;
import weft.history.store.EventJson;
import weft.history.store.HistoryStore;
import weft.history.store.StateKeeper;
import weft.json.StateType;

/**
 * Assembles the hub's history: a bus takes commands, one append records the events of a command,
 * views and reactions follow. Axon is configured by hand, so that the code shows everything that
 * runs.
 */
public final class History implements AutoCloseable {
  private final HistoryStore store;
  private final StateKeeper states;
  private final Streams streams;
  private final PostgresPositions positions;
  private final ViewProcessors processors;
  private final DeadLetters deadLetters;
  private final Configuration axon;
  private final CommandBus commands;

  private History(Plan plan) {
    var writer = plan.pools.writer();
    var json = new EventJson(plan.types, plan.states);
    AxonServer server = plan.axonServer;
    store =
        server == null
            ? PostgresEventStore.open(writer, json)
            : AxonServerStore.open(
                server, writer, () -> HistoryOrigin.database(writer, server.origin()), json);
    states = new StateKeeper(store::storeSnapshot, json);
    streams = store.streams(states);
    var tokens = ProcessorTokens.in(writer, json);
    var views = plan.views.stream().map(View::name).toList();
    positions = new PostgresPositions(store.timeline(), writer, json, views);
    positions.watch().onMoved(store.others()::tell);
    store.others().onWord(positions.watch()::lookAsTold);
    processors =
        new ViewProcessors(
            store::follow, tokens, writer, plan.batchSize, plan.segments, positions.watch()::look);
    axon = configure(plan, json).buildConfiguration();
    commands = store.commands(axon.commandBus());
    deadLetters = follow(plan);
  }

  private DeadLetters follow(Plan plan) {
    var writer = plan.pools.writer();
    var letters = new DeadLetterTable(writer, plan.deadLetters);
    var transactions = new JdbcTransactions(writer);
    var retries = new HashMap<String, DeadLetters.Retry>();
    for (View it : plan.views) {
      var view = new ViewWriter(it, writer, letters);
      processors.add(view);
      retries.put(it.name(), new ViewRetry(view, letters, store.recorded(), transactions));
    }
    for (var it : plan.reactions) {
      Reaction reaction = it.apply(this);
      processors.add(reaction, letters);
      retries.put(
          reaction.name(), new ReactionRetry(reaction, letters, store.recorded(), transactions));
    }
    var looked =
        new DeadLetterTable(new BoundedWaits(writer), plan.deadLetters); // its callers wait
    return new DeadLetters(looked, retries, new RetryLock(writer));
  }

  /**
   * Turns off Axon's discovery: no component scan, no modules from the class path, no update check.
   */
  private Configurer configure(Plan plan, EventJson json) {
    var configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(_ -> json)
            .configureMessageSerializer(_ -> json)
            .configureEventSerializer(_ -> json)
            // An append has a transaction of its own, which it shares with the appends of other
            // commands.
            .configureTransactionManager(_ -> NoTransactionManager.instance())
            .configureCommandBus(
                _ ->
                    SimpleCommandBus.builder()
                        .transactionManager(NoTransactionManager.instance())
                        .build())
            .configureEventStore(_ -> store);
    plan.handlers.forEach(it -> configurer.registerCommandHandler(_ -> it.apply(this)));
    return configurer;
  }

  public static Plan on(Pools pools) {
    return new Plan(pools);
  }

  /** The parts of a hub's history. */
  public static final class Plan {
    private final Pools pools;
    private final Map<String, Class<?>> types = new HashMap<>();
    private final List<StateType> states = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<Function<History, Reaction>> reactions = new ArrayList<>();
    private final List<Function<History, Object>> handlers = new ArrayList<>();
    private int batchSize = 1_000;
    private int segments = 1;
    private int deadLetters = 10_000;
    private @Nullable AxonServer axonServer;

    private Plan(Pools pools) {
      this.pools = pools;
    }

    /** Event classes by their stable names; a name that was used once stays in use for ever. */
    public Plan events(Map<String, Class<?>> named) {
      types.putAll(named);
      return this;
    }

    /** States kept as snapshots, so that no command reads a long stream from its beginning. */
    public Plan states(List<StateType> kept) {
      states.addAll(kept);
      return this;
    }

    public Plan view(View view) {
      views.add(view);
      return this;
    }

    /** A reaction, made from the history to which it may send commands. */
    public Plan reaction(Function<History, Reaction> reaction) {
      reactions.add(reaction);
      return this;
    }

    /** An object with {@code @CommandHandler} methods, made from the history it works on. */
    public Plan commandHandler(Function<History, Object> handler) {
      handlers.add(handler);
      return this;
    }

    /** How many events a view writes at once, at most. */
    public Plan batchSize(int events) {
      batchSize = events;
      return this;
    }

    /** How many segments of a view advance in parallel; applies only when a view begins. */
    public Plan segments(int count) {
      segments = count;
      return this;
    }

    /**
     * How many dead letters one view or reaction may have; with one more it stops. Default 10,000.
     */
    public Plan deadLetters(int most) {
      deadLetters = most;
      return this;
    }

    /** The Axon Server that keeps the events; the database then holds a copy of them. */
    public Plan axonServer(AxonServer server) {
      axonServer = server;
      return this;
    }

    /** Opens the history; it handles and follows nothing before {@link History#start()}. */
    public History open() {
      return new History(this);
    }
  }

  public History start() {
    store.start();
    axon.start();
    processors.start();
    return this;
  }

  public CommandBus commands() {
    return commands;
  }

  /** False while the store cannot record: it is unreachable, or its disk is full. */
  public boolean canRecord() {
    return store.isWell();
  }

  public EventStore events() {
    return store;
  }

  public Streams streams() {
    return streams;
  }

  public Appends appends() {
    return store.recorded();
  }

  public Positions positions() {
    return positions;
  }

  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /**
   * Calls the listener with the position that every view has reached, each time it changes. The
   * listener must not block.
   */
  public void onSettled(LongConsumer listener) {
    positions.watch().onSettled(listener);
  }

  @Override
  public void close() {
    processors.close();
    axon.shutdown();
    states.close();
    positions.close();
    store.close();
  }
}
