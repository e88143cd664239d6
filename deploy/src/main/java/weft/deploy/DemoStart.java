package weft.deploy;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import weft.deploy.demo.DemoHistory;
import weft.desk.Counter;
import weft.edi.reception.Reception;
import weft.history.History;

/** Plays the demo's history on its first start, before the hub calls itself ready. */
@Component
@Profile("demo")
class DemoStart implements ApplicationRunner {
  private final Reception reception;
  private final Counter counter;
  private final History history;
  private final Clock clock;

  DemoStart(Reception reception, Counter counter, History history, Clock clock) {
    this.reception = reception;
    this.counter = counter;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var demo =
        new DemoHistory(
            reception, counter, history.streams(), history.positions(), LocalDate.now(clock));
    if (!demo.play()) return;
    history.positions().awaitSettled(history.positions().head(), java.time.Duration.ofSeconds(10));
  }
}
