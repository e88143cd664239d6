package weft.deploy;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub: one process with every role. */
@SpringBootApplication
public class Weft {
  public static void main(String[] args) {
    SpringApplication.run(Weft.class, args);
  }
}
