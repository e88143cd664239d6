package weft;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weft.context.Contexts;
import weft.event.Rules;

/** The permitted dependencies of the domain: rules depend only on each other. */
class ArchitectureTest {
  private static final JavaClasses DOMAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("weft");

  /** The desk's own records, the participants, and the arriving interchanges. */
  private static final Set<String> OF_THE_DESK =
      Set.of("weft.desk", "weft.party", "weft.interchange");

  @Test
  void the_domain_is_looked_at() {
    assertThat(DOMAIN.contain(weft.scheduling.DeliverySchedule.class)).isTrue();
    assertThat(DOMAIN.contain(weft.ordering.PurchaseOrder.class)).isTrue();
  }

  @Test
  void only_the_desk_knows_axon() {
    noClasses()
        .that()
        .resideOutsideOfPackage("weft.desk")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.axonframework..")
        .check(DOMAIN);
  }

  @Test
  void the_desk_knows_no_context() {
    String[] contexts =
        Contexts.ALL.stream()
            .map(it -> it.family().getPackageName())
            .filter(it -> !OF_THE_DESK.contains(it))
            .toArray(String[]::new);
    assertThat(contexts).contains("weft.scheduling", "weft.ordering", "weft.stock");
    noClasses()
        .that()
        .resideInAPackage("weft.desk")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(contexts)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("weft.filing", "weft.context")
        .check(DOMAIN);
  }

  @Test
  void only_json_knows_jackson() {
    noClasses()
        .that()
        .resideOutsideOfPackage("weft.json")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
        .check(DOMAIN);
  }

  @Test
  void nothing_knows_spring_databases_or_http() {
    classes()
        .that(
            describe(
                "do not keep keys in files, which hub, witness and verifier do in one way",
                it -> !it.getName().equals("weft.evidence.KeyFile")))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "weft..",
            "java.lang..",
            "java.util..",
            "java.time..",
            "java.math..",
            "java.nio", // buffers, which a charset is made of; not files
            "java.nio.charset..",
            "java.net..", // URLDecoder, see below
            "java.security..", // a digest is a pure function
            "javax.crypto..", // a keyed digest likewise
            "org.jspecify..",
            "org.axonframework..",
            "tools.jackson..",
            "com.fasterxml.jackson..")
        .check(DOMAIN);
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "reach the network",
                it ->
                    it.getPackageName().startsWith("java.net")
                        && !it.isEquivalentTo(java.net.URLDecoder.class)))
        .check(DOMAIN);
  }

  @Test
  void packages_form_no_cycles() {
    slices().matching("weft.(*)..").should().beFreeOfCycles().check(DOMAIN);
  }

  @Test
  void nothing_asks_the_clock_or_chance() {
    noClasses()
        .that()
        // It measures how long a caller has waited; nothing that is recorded depends on it.
        .doNotHaveFullyQualifiedName("weft.event.Deadline")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.UUID")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|random\\..*|concurrent\\.ThreadLocalRandom)")
        .orShould()
        .accessTargetWhere(
            describe(
                "asks what time it is",
                (JavaAccess<?> it) ->
                    it.getName().equals("now")
                        && it.getTargetOwner().getPackageName().startsWith("java.time")))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(DOMAIN);
  }

  @Test
  void rules_are_records_that_know_no_lock_and_no_thread() {
    classes()
        .that()
        .areAssignableTo(Rules.class)
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .andShould()
        .onlyDependOnClassesThat(
            describe("are values", it -> !it.getPackageName().startsWith("java.util.concurrent")))
        .check(DOMAIN);
  }
}
