package dev.lever4j.contract;

import dev.lever4j.endpoint.Endpoint;
import java.util.List;
import java.util.function.Consumer;

/**
 * Started in a process of its own, with the steps of CONTRIBUTING.md done: all that this module asks of an endpoint.
 */
final class AddedEndpoint {
    private AddedEndpoint() {}

    public static void main(String[] labels) {
        AgreementTest agreement = new AgreementTest();
        agreement.theConstantsSayWhatTheDescriptionSays();
        agreement.everyConstantIsListed();
        agreement.theClientCallsEveryOperation();
        agreement.theSimulatorServesEveryOperation();
        DescriptionTest description = new DescriptionTest();
        description.everyReferenceLeadsSomewhereAndEveryComponentIsUsed();
        description.everyOperationSaysWhatItNeedsAndHowSureItIs();
        description.everyOperationHasItsSuccessAndItsErrors();
        description.everyVariableOfAPathIsAParameter();
        new EveryOperationTest().eachHasOneScene();
        List.of(labels).forEach(AddedEndpoint::plays);
        // Netty's and the simulator's threads are daemons or not: nothing is waited for
        System.exit(0);
    }

    private static void plays(String label) {
        Scene scene = Scenes.all()
                .filter(known -> isOf(known.endpoint(), label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no scene of " + label));
        play(test -> test.isDone(scene));
        play(test -> test.isRefused(scene));
        play(test -> test.needsItsScope(scene));
    }

    private static boolean isOf(Endpoint endpoint, String label) {
        return endpoint.label().equals(label);
    }

    private static void play(Consumer<EveryOperationTest> act) {
        EveryOperationTest test = new EveryOperationTest();
        test.start();
        try {
            act.accept(test);
        } finally {
            test.stop();
        }
    }
}
