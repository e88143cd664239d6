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
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.jspecify.annotations.Nullable;
import weft.database.Pools;
import weft.database.Prompt;
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
 * The hub's history put together: commands go in by a bus, their events are recorded in one append,
 * views and reactions follow. Axon is configured here by hand, so that what runs can be read.
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
            ? PostgresEventStore.open(writer, json, plan.upcasters)
            : AxonServerStore.open(
                server,
                writer,
                () -> HistoryOrigin.database(writer, server.origin()),
                json,
                plan.upcasters);
    states = new StateKeeper(store::storeSnapshot, json);
    streams = store.streams(states);
    var tokens = ProcessorTokens.in(writer, json);
    var views = plan.views.stream().map(View::name).toList();
    positions = new PostgresPositions(store.timeline(), writer, json, views);
    positions.watch().onMoved(store.others()::tell);
    store.others().onWord(positions.watch()::lookAsTold);
    processors = new ViewProcessors(store::follow, tokens, writer, plan.batchSize, plan.segments);
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
      processors.add(view, positions.watch()::look);
      retries.put(it.name(), new ViewRetry(view, letters, store.recorded(), transactions));
    }
    for (var it : plan.reactions) {
      Reaction reaction = it.apply(this);
      processors.add(reaction, letters);
      retries.put(
          reaction.name(), new ReactionRetry(reaction, letters, store.recorded(), transactions));
    }
    var looked = new DeadLetterTable(new Prompt(writer), plan.deadLetters); // by who waits
    return new DeadLetters(looked, retries, new RetryLock(writer));
  }

  /**
   * Nothing is looked up: no component scan, no modules found on the class path, no update check.
   */
  private Configurer configure(Plan plan, EventJson json) {
    var configurer =
        DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(_ -> json)
            .configureMessageSerializer(_ -> json)
            .configureEventSerializer(_ -> json)
            // An append is a transaction of its own, gathered with those of other commands.
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

  /** What a hub's history consists of. */
  public static final class Plan {
    private final Pools pools;
    private final Map<String, Class<?>> types = new HashMap<>();
    private final List<StateType> states = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<Function<History, Reaction>> reactions = new ArrayList<>();
    private final List<Function<History, Object>> handlers = new ArrayList<>();
    private EventUpcasterChain upcasters = new EventUpcasterChain();
    private int batchSize = 1_000;
    private int segments = 1;
    private int deadLetters = 10_000;
    private @Nullable AxonServer axonServer;

    private Plan(Pools pools) {
      this.pools = pools;
    }

    /** Events by their stable names; a name once used is used for ever. */
    public Plan events(Map<String, Class<?>> named) {
      types.putAll(named);
      return this;
    }

    /** States that are kept, so that no command reads a long stream from its beginning. */
    public Plan states(List<StateType> kept) {
      states.addAll(kept);
      return this;
    }

    public Plan upcasters(EventUpcasterChain chain) {
      upcasters = chain;
      return this;
    }

    public Plan view(View view) {
      views.add(view);
      return this;
    }

    /** A reaction, made from the history into which it may send commands. */
    public Plan reaction(Function<History, Reaction> reaction) {
      reactions.add(reaction);
      return this;
    }

    /** An object with {@code @CommandHandler} methods, made from the history it works on. */
    public Plan commandHandler(Function<History, Object> handler) {
      handlers.add(handler);
      return this;
    }

    /** Events a view writes at once, at most. */
    public Plan batchSize(int events) {
      batchSize = events;
      return this;
    }

    /** Parts of a view that advance side by side; counts only when a view is begun. */
    public Plan segments(int count) {
      segments = count;
      return this;
    }

    /** Dead letters that one view or reaction may have; with one more it stops. Default 10,000. */
    public Plan deadLetters(int most) {
      deadLetters = most;
      return this;
    }

    /** Where events are kept instead of in the database, which then has a copy of them. */
    public Plan axonServer(AxonServer server) {
      axonServer = server;
      return this;
    }

    /** Opens it; nothing is handled or followed before {@link History#start()}. */
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

  /** False while nothing can be recorded: the store is away, or its disk is full. */
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

  /** Told the position up to which every view has come, each time that changes; must not block. */
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
