package weft.deploy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.changes.SettledSignal;
import weft.context.Contexts;
import weft.database.Pools;
import weft.deploy.settings.WeftSettings;
import weft.deploy.start.RowsKnown;
import weft.deploy.start.WhereEventsAre;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.edi.answer.AnswerContext;
import weft.edi.answer.RefusedRepeats;
import weft.edi.answer.Rewriting;
import weft.edi.expected.Alerts;
import weft.edi.expected.AwaitedAcknowledgements;
import weft.edi.expected.GoodsAlerts;
import weft.edi.expected.ReferenceSeries;
import weft.edi.expected.WhenAcknowledgedThenBook;
import weft.edi.expected.WhenCountIsRuledThenTellTheOtherSide;
import weft.edi.expected.WhenFirmDemandIsCutThenWarnSupplier;
import weft.edi.expected.WhenInterchangeReceivedThenFollowReferences;
import weft.edi.expected.WhenMessageContradictedThenAlert;
import weft.edi.expected.WhenMessageHeldThenAlert;
import weft.edi.folder.WatchedFolders;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.outbox.Outbox;
import weft.edi.reception.HeldMessages;
import weft.edi.reception.Lanes;
import weft.edi.reception.MessageReruns;
import weft.edi.reception.Reception;
import weft.edi.reception.ReceptionCheck;
import weft.edi.reception.WhenPartnersPartsOrOrdersAreKnownThenRerunHeld;
import weft.edi.reception.inbox.Inbox;
import weft.event.Streams;
import weft.history.History;
import weft.history.Positions;
import weft.history.deadletter.DeadLetters;
import weft.history.follow.View;
import weft.history.store.EventIds;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.json.Json;
import weft.json.StateType;
import weft.projections.balance.SiteNamesView;
import weft.projections.balance.change.PartChanges;
import weft.projections.batch.BatchInputs;
import weft.projections.board.Boards;
import weft.projections.certificate.CertificatesOfGoods;
import weft.projections.history.HistoryIndex;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.ChannelBoard;
import weft.projections.party.DirectoryView;
import weft.projections.party.PartnershipBoard;
import weft.projections.scheduling.CallOffBoard;
import weft.projections.stock.Scans;

/** Assembles the hub's components in the order in which a message passes through them. */
@Configuration(proxyBeanMethods = false)
public class Hub {
  /** How long a reaction waits for the views before it retries. */
  private static final Duration SHOWN = Duration.ofSeconds(5);

  @Bean
  JsonMapperBuilderCustomizer valuesAsJson() {
    return Json::configureForeign;
  }

  @Bean
  JdbcClient writerClient(DataSource writer) {
    return JdbcClient.create(writer);
  }

  @Bean
  Inbox inbox(JdbcClient writer) {
    return new Inbox(writer);
  }

  @Bean
  DirectoryView directory(JdbcClient writer) {
    return new DirectoryView(writer);
  }

  @Bean
  Outbox outbox(Pools pools) {
    return new Outbox(pools.writer(), Hub::id);
  }

  @Bean(destroyMethod = "close")
  History history(
      Pools pools,
      DirectoryView directory,
      SettledSignal signal,
      Inbox inbox,
      Outbox outbox,
      Translator translator,
      Clock clock,
      WhereEventsAre events) {
    RowsKnown.require(pools.writer(), views(directory));
    History.Plan plan = plan(pools, directory, inbox, outbox, translator, clock);
    History history = events.chosenFor(plan, pools).open();
    var certificates =
        new CertificatesOfGoods(JdbcClient.create(pools.writer()), history.positions());
    new Desk(Contexts.TYPES, Contexts.filing(certificates), history.streams(), history.events())
        .open(history.commands());
    history.onSettled(signal::settledAt);
    return history.start();
  }

  /** Everything that follows the history, in a hub as well as in a command. */
  static History.Plan plan(
      Pools pools,
      DirectoryView directory,
      Inbox inbox,
      Outbox outbox,
      Translator translator,
      Clock clock) {
    var plan = History.on(pools).events(EventTypes.ALL).states(StateType.ALL);
    views(directory).forEach(plan::view);
    for (var writer : Writers.ALL)
      plan.reaction(
          it -> writer.apply(answering(it, inbox, directory, outbox, clock), it.appends()));
    return plan.reaction(
            it ->
                new WhenPartnersPartsOrOrdersAreKnownThenRerunHeld(
                    new HeldMessages(JdbcClient.create(pools.writer())),
                    reruns(it, inbox, directory, translator),
                    position -> it.positions().awaitSettled(position, SHOWN)))
        .reaction(
            _ ->
                new WhenInterchangeReceivedThenFollowReferences(
                    new ReferenceSeries(JdbcClient.create(pools.writer()))))
        .reaction(
            _ -> {
              var writer = JdbcClient.create(pools.writer());
              return new WhenAcknowledgedThenBook(
                  inbox, directory, new AwaitedAcknowledgements(writer), new Alerts(writer));
            })
        .reaction(_ -> new WhenMessageHeldThenAlert(new Alerts(JdbcClient.create(pools.writer()))))
        .reaction(
            _ ->
                new WhenMessageContradictedThenAlert(new Alerts(JdbcClient.create(pools.writer()))))
        .reaction(
            _ ->
                new WhenFirmDemandIsCutThenWarnSupplier(
                    new Alerts(JdbcClient.create(pools.writer()))))
        .reaction(
            _ ->
                new WhenCountIsRuledThenTellTheOtherSide(
                    new GoodsAlerts(JdbcClient.create(pools.writer()))));
  }

  private static MessageReruns reruns(
      History history, Inbox inbox, DirectoryView directory, Translator translator) {
    var counter = new CommandGateway(history.commands());
    var current = new CurrentParts(directory, history.positions());
    return new MessageReruns(inbox, current, translator, history.streams(), counter, Hub::id);
  }

  private static AnswerContext answering(
      History history, Inbox inbox, DirectoryView directory, Outbox outbox, Clock clock) {
    return new AnswerContext(inbox, directory, history.streams(), outbox, clock.getZone());
  }

  /** Writes an interchange again that could not be written, once the profile is corrected. */
  @Bean
  Rewriting rewriting(
      History history, Inbox inbox, DirectoryView directory, Outbox outbox, Clock clock) {
    return new Rewriting(
        answering(history, inbox, directory, outbox, clock),
        (stream, sequence) -> history.positions().positionOf(stream, sequence + 1),
        Writers.of(history.appends()));
  }

  @Bean
  DeadLetters deadLetters(History history) {
    return history.deadLetters();
  }

  /** All views. Replays take them from here too. */
  public static List<View> views(DirectoryView directory) {
    List<View> views =
        new ArrayList<>(
            List.of(
                directory,
                new PartnershipBoard(),
                new ChannelBoard(),
                new CallOffBoard(),
                new OrderBoard(),
                new InterchangeBoard(),
                new HistoryIndex(),
                new PartChanges(),
                new SiteNamesView(),
                new Scans(),
                new BatchInputs()));
    for (var board : Boards.ALL) views.add(board.view());
    return views;
  }

  /** Reads the events themselves, for the parties concerned. */
  @Bean
  HistoryReader historyReader(Pools pools) {
    return new HistoryReader(pools.writer(), new EventJson(EventTypes.ALL));
  }

  @Bean
  Positions positions(History history) {
    return history.positions();
  }

  @Bean
  Streams streams(History history) {
    return history.streams();
  }

  @Bean
  CommandGateway counter(History history) {
    return new CommandGateway(history.commands());
  }

  @Bean(destroyMethod = "close")
  Translator translator() {
    return new Translator(Meanings.BY_TYPE);
  }

  @Bean
  Reception reception(
      Inbox inbox,
      DirectoryView directory,
      Outbox outbox,
      Translator translator,
      History history,
      CommandGateway counter,
      Clock clock) {
    var repeats = new RefusedRepeats(answering(history, inbox, directory, outbox, clock));
    var current = new CurrentParts(directory, history.positions());
    return new Reception(inbox, current, translator, history.streams(), counter, repeats, Hub::id);
  }

  @Bean
  ReceptionCheck receptionCheck(DirectoryView directory, Translator translator, History history) {
    return new ReceptionCheck(directory, translator, history.streams());
  }

  @Bean
  MessageReruns rerunsByHand(
      Inbox inbox, DirectoryView directory, Translator translator, History history) {
    return reruns(history, inbox, directory, translator);
  }

  @Bean
  Lanes lanes() {
    return new Lanes();
  }

  @Bean(destroyMethod = "close")
  @PartnersServed
  WatchedFolders watchedFolders(
      WeftSettings settings, DirectoryView directory, Reception reception, Lanes lanes) {
    return WatchedFolders.start(settings.data().resolve("partners"), directory, reception, lanes);
  }

  static UUID id() {
    return UUID.fromString(new EventIds().generateIdentifier());
  }
}
