package weft.chaos;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import weft.database.BoundedWaits;
import weft.database.Pools;
import weft.deploy.ThreadCarriers;
import weft.deploy.Weft;
import weft.deploy.start.StartConditions;
import weft.edi.reception.inbox.ReadingRoom;

/**
 * The demo hub with one protection removed, for the controls of scenarios. A hub has no switch for
 * this, so the test replaces its parts as they are created.
 */
final class Unguarded {
  static final String WITHOUT = "--without=";

  private static final int ANY = 1 << 28;

  private Unguarded() {}

  enum Protection {
    /** The limit: all inflated data share an eighth of the heap. */
    ROOM_TO_INFLATE,
    /** The limit: two whole reads of a party at a time, and in all as many as memory allows. */
    LANES_OF_READS,
    /** The protection: the hub looks up a part's lines by schedule. */
    LINES_BY_SCHEDULE,
    /**
     * The limit: a party's large bodies and long pages, two at a time and by the megabyte, on
     * shared cores.
     */
    LANES_OF_PARTIES
  }

  public static void main(String[] args) {
    String without = Stream.of(args).filter(it -> it.startsWith(WITHOUT)).findFirst().orElseThrow();
    var one = Protection.valueOf(without.substring(WITHOUT.length()));
    if (one != Protection.LANES_OF_PARTIES) ThreadCarriers.share();
    var hub = new SpringApplication(Weft.class);
    hub.addListeners(new StartConditions());
    hub.addInitializers(it -> it.getBeanFactory().addBeanPostProcessor(new Opening(one, it)));
    String anyNumber = "--weft.limits.megabytes-per-minute=0";
    hub.run(
        Stream.concat(
                Stream.of(args),
                Stream.of(anyNumber).filter(_ -> one == Protection.LANES_OF_PARTIES))
            .toArray(String[]::new));
  }

  private record Opening(Protection one, ConfigurableApplicationContext hub)
      implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      try {
        switch (bean.getClass().getSimpleName()) {
          case "As2Reception" -> {
            if (one == Protection.ROOM_TO_INFLATE) field(bean, "inflation").set(bean, endless());
          }
          case "WholeReads" -> {
            if (one == Protection.LANES_OF_READS) open(bean);
          }
          case "PartyLanes" -> {
            if (one == Protection.LANES_OF_PARTIES) open("LINGYUN", bean);
          }
          case "PartyReads" -> {
            if (one == Protection.LINES_BY_SCHEDULE)
              field(bean, "reader")
                  .set(bean, new BoundedWaits(new InOrderOfDates(hub.getBean(Pools.class))));
          }
          default -> {}
        }
        return bean;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Object endless() throws ReflectiveOperationException {
      Constructor<?> of =
          Class.forName("weft.edi.as2.InflationBudget").getDeclaredConstructor(long.class);
      of.setAccessible(true);
      return of.newInstance(1L << 40);
    }

    @SuppressWarnings("unchecked")
    private static void open(String party, Object lanes) throws ReflectiveOperationException {
      ((Map<String, Semaphore>) field(lanes, "lanes").get(lanes)).put(party, new Semaphore(ANY));
    }

    private static void open(Object reads) throws ReflectiveOperationException {
      ((Semaphore) field(reads, "kilobytes").get(reads)).release(ANY);
      open("LINGYUN", field(reads, "lanes").get(reads));
      ((Semaphore) field(ReadingRoom.SHARED, "kilobytes").get(ReadingRoom.SHARED)).release(ANY);
    }

    private static Field field(Object of, String name) throws ReflectiveOperationException {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }
  }

  /** Reads whose search by part cannot use the lines' key. */
  private static final class InOrderOfDates extends DelegatingDataSource {
    private static final String BY_SCHEDULE = "l.schedule_no = any(";

    InOrderOfDates(Pools pools) {
      super(pools.reader());
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return (Connection)
          Proxy.newProxyInstance(
              InOrderOfDates.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, args) -> {
                if (method.getName().equals("prepareStatement") && args[0] instanceof String sql)
                  args[0] = sql.replace(BY_SCHEDULE, "l.schedule_no + 0 = any(");
                try {
                  return method.invoke(connection, args);
                } catch (InvocationTargetException e) {
                  throw e.getCause() == null ? e : e.getCause();
                }
              });
    }
  }
}
