package weft.deploy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.changes.SettledSignal;
import weft.database.Pools;
import weft.desk.Counter;
import weft.desk.Desk;
import weft.edi.answer.WhenCallOffsCommittedThenAnswerSchedule;
import weft.edi.answer.WhenInterchangeConcludedThenAcknowledge;
import weft.edi.answer.WhenOrderAnsweredThenRespond;
import weft.edi.folder.FolderCarrier;
import weft.edi.folder.FolderDelivery;
import weft.edi.folder.WatchedFolders;
import weft.edi.outbox.Outbox;
import weft.edi.reception.Inbox;
import weft.edi.reception.Reception;
import weft.history.EventIds;
import weft.history.History;
import weft.history.Positions;
import weft.json.EventTypes;
import weft.json.Json;
import weft.json.StateType;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.DirectoryView;
import weft.projections.scheduling.CallOffBoard;

/** The hub's own parts, put together in the order in which a message passes them. */
@Configuration(proxyBeanMethods = false)
class Hub {
  @Bean
  JsonMapperBuilderCustomizer valuesAsJson() {
    return Json::configure;
  }

  @Bean
  JdbcClient writerClient(Pools pools) {
    return JdbcClient.create(pools.writer());
  }

  @Bean
  Inbox inbox(JdbcClient writer) {
    return new Inbox(writer);
  }

  /** What was taken in a minute ago and has not come to its end: 0 in a sound hub. */
  @Bean
  MeterBinder unfinishedInterchanges(Inbox inbox) {
    return meters ->
        Gauge.builder("weft.inbox.unfinished", inbox, it -> it.waiting(Duration.ofMinutes(1)))
            .register(meters);
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
  FolderDelivery delivery(Outbox outbox, WeftSettings settings) {
    return FolderDelivery.start(outbox, new FolderCarrier(settings.data().resolve("partners")));
  }

  @Bean(destroyMethod = "close")
  History history(
      Pools pools,
      DirectoryView directory,
      SettledSignal signal,
      Inbox inbox,
      Outbox outbox,
      Clock clock) {
    History history =
        History.on(pools)
            .events(EventTypes.ALL)
            .states(StateType.ALL)
            .view(directory)
            .view(new CallOffBoard())
            .view(new OrderBoard())
            .view(new InterchangeBoard())
            .reaction(
                it ->
                    new WhenInterchangeConcludedThenAcknowledge(
                        inbox, directory, it.streams(), outbox, clock.getZone()))
            .reaction(
                it ->
                    new WhenOrderAnsweredThenRespond(
                        inbox, directory, it.streams(), outbox, clock.getZone()))
            .reaction(
                it ->
                    new WhenCallOffsCommittedThenAnswerSchedule(
                        inbox, directory, it.streams(), outbox, clock.getZone()))
            .open();
    new Desk(history.streams(), history.events()).open(history.commands());
    history.onSettled(signal::settledAt);
    return history.start();
  }

  @Bean
  Positions positions(History history) {
    return history.positions();
  }

  @Bean
  Counter counter(History history) {
    return new Counter(history.commands());
  }

  @Bean
  Reception reception(Inbox inbox, DirectoryView directory, History history, Counter counter) {
    return new Reception(inbox, directory, history.streams(), counter, Hub::id);
  }

  @Bean(destroyMethod = "close")
  WatchedFolders watchedFolders(
      WeftSettings settings, DirectoryView directory, Reception reception) {
    return WatchedFolders.start(settings.data().resolve("partners"), directory, reception);
  }

  private static UUID id() {
    return UUID.fromString(new EventIds().generateIdentifier());
  }
}
