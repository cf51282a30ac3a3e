<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Concord::Agreement</name>
    <message numerus="yes">
        <source>%n unit(s) without a rating left out.</source>
        <translation>
            <numerusform>%n unit without a rating left out.</numerusform>
            <numerusform>%n units without a rating left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rater(s) without a rating left out.</source>
        <translation>
            <numerusform>%n rater without a rating left out.</numerusform>
            <numerusform>%n raters without a rating left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %n unit(s) have two ratings or more: with fewer than 30, intervals do not hold their level.</source>
        <translation>
            <numerusform>Only %n unit has two ratings or more: with fewer than 30, intervals do not hold their level.</numerusform>
            <numerusform>Only %n units have two ratings or more: with fewer than 30, intervals do not hold their level.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of raters without a common unit are not listed.</source>
        <translation>
            <numerusform>%n pair of raters without a common unit is not listed.</numerusform>
            <numerusform>%n pairs of raters without a common unit are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: no interval, because %n of %2 bootstrap replicates are undefined.</source>
        <translation>
            <numerusform>%1: no interval, because %n of %2 bootstrap replicates are undefined.</numerusform>
            <numerusform>%1: no interval, because %n of %2 bootstrap replicates are undefined.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n of %2 bootstrap replicates are undefined and left out.</source>
        <translation>
            <numerusform>%1: %n of %2 bootstrap replicates are undefined and left out.</numerusform>
            <numerusform>%1: %n of %2 bootstrap replicates are undefined and left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ICC and Kendall&apos;s W leave out %n unit(s) that some rater did not rate; with missing ratings they would need a mixed model, which is not offered.</source>
        <translation>
            <numerusform>ICC and Kendall&apos;s W leave out %n unit that some rater did not rate; with missing ratings they would need a mixed model, which is not offered.</numerusform>
            <numerusform>ICC and Kendall&apos;s W leave out %n units that some rater did not rate; with missing ratings they would need a mixed model, which is not offered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::App</name>
    <message numerus="yes">
        <source>%1: %n item(s) imported into &quot;%2&quot; (%3).</source>
        <translation>
            <numerusform>%1: %n item imported into &quot;%2&quot; (%3).</numerusform>
            <numerusform>%1: %n items imported into &quot;%2&quot; (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) rejected:</source>
        <translation>
            <numerusform>%n line rejected:</numerusform>
            <numerusform>%n lines rejected:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n fault(s). Go back to a backup.</source>
        <translation>
            <numerusform>%1 has %n fault. Go back to a backup.</numerusform>
            <numerusform>%1 has %n faults. Go back to a backup.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n cell(s) imported (%2).</source>
        <translation>
            <numerusform>%1: %n cell imported (%2).</numerusform>
            <numerusform>%1: %n cells imported (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n response(s) to &quot;%2&quot; imported and scored (%3).</source>
        <translation>
            <numerusform>%1: %n response to &quot;%2&quot; imported and scored (%3).</numerusform>
            <numerusform>%1: %n responses to &quot;%2&quot; imported and scored (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n response(s) written to %1.</source>
        <translation>
            <numerusform>%n response written to %1.</numerusform>
            <numerusform>%n responses written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note: the scores of %n run(s) are of an older version, or were computed without WordNet. Bring them up to date with `concord rescore`.</source>
        <translation>
            <numerusform>Note: the scores of %n run are of an older version, or were computed without WordNet. Bring them up to date with `concord rescore`.</numerusform>
            <numerusform>Note: the scores of %n runs are of an older version, or were computed without WordNet. Bring them up to date with `concord rescore`.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 under %2: %n response(s) to &quot;%3&quot; scored again.</source>
        <translation>
            <numerusform>%1 under %2: %n response to &quot;%3&quot; scored again.</numerusform>
            <numerusform>%1 under %2: %n responses to &quot;%3&quot; scored again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note: %n answers were still open.</source>
        <translation>
            <numerusform>Note: %n answer was still open.</numerusform>
            <numerusform>Note: %n answers were still open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The annotator is erased, with %n answers.</source>
        <translation>
            <numerusform>The annotator is erased, with %n answer.</numerusform>
            <numerusform>The annotator is erased, with %n answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 got %n units</source>
        <translation>
            <numerusform>%1 got %n unit</numerusform>
            <numerusform>%1 got %n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n units stay where they were: everybody else has them already.</source>
        <translation>
            <numerusform>%n unit stays where it was: everybody else has it already.</numerusform>
            <numerusform>%n units stay where they were: everybody else has them already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) skipped: the dataset has them already.</source>
        <translation>
            <numerusform>%n item skipped: the dataset has it already.</numerusform>
            <numerusform>%n items skipped: the dataset has them already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) of the dataset replaced.</source>
        <translation>
            <numerusform>%n item of the dataset replaced.</numerusform>
            <numerusform>%n items of the dataset replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) kept as they were, though the file has other content:</source>
        <translation>
            <numerusform>%n item kept as it was, though the file has other content:</numerusform>
            <numerusform>%n items kept as they were, though the file has other content:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n answer(s) imported as the study &quot;%2&quot; (%3 annotators).</source>
        <translation>
            <numerusform>%1: %n answer imported as the study &quot;%2&quot; (%3 annotators).</numerusform>
            <numerusform>%1: %n answers imported as the study &quot;%2&quot; (%3 annotators).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n item(s) to &quot;%1&quot;.</source>
        <translation>
            <numerusform>Wrote %n item to &quot;%1&quot;.</numerusform>
            <numerusform>Wrote %n items to &quot;%1&quot;.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::CurveCard</name>
    <message numerus="yes">
        <source>After %n unit(s): %1.</source>
        <translation>
            <numerusform>After %n unit: %1.</numerusform>
            <numerusform>After %n units: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::DatasetPage</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) rejected</source>
        <translation>
            <numerusform>%Ln line rejected</numerusform>
            <numerusform>%Ln lines rejected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::DatasetStatistics</name>
    <message numerus="yes">
        <source>%1: matters in %n item(s)</source>
        <translation>
            <numerusform>%1: matters in %n item</numerusform>
            <numerusform>%1: matters in %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %2: matter in %n item(s)</source>
        <translation>
            <numerusform>%1 and %2: matter in %n item</numerusform>
            <numerusform>%1 and %2: matter in %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::DialogueView</name>
    <message numerus="yes">
        <source>Show more (%n turn(s) left)</source>
        <translation>
            <numerusform>Show more (%n turn left)</numerusform>
            <numerusform>Show more (%n turns left)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show earlier (%n turn(s) before)</source>
        <translation>
            <numerusform>Show earlier (%n turn before)</numerusform>
            <numerusform>Show earlier (%n turns before)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::Diversity</name>
    <message numerus="yes">
        <source>No turn has %n word(s).</source>
        <translation>
            <numerusform>No turn has %n word.</numerusform>
            <numerusform>No turn has %n words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::Evaluation</name>
    <message numerus="yes">
        <source>%1, %2: %n response(s)</source>
        <translation>
            <numerusform>%1, %2: %n response</numerusform>
            <numerusform>%1, %2: %n responses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::EvaluationPage</name>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s)</source>
        <translation>
            <numerusform>%Ln response</numerusform>
            <numerusform>%Ln responses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::FailureList</name>
    <message numerus="yes">
        <source>%1 of %Ln response(s)</source>
        <translation>
            <numerusform>%1 of %Ln response</numerusform>
            <numerusform>%1 of %Ln responses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::ImportController</name>
    <message numerus="yes">
        <source>%n item(s) imported.</source>
        <translation>
            <numerusform>%n item imported.</numerusform>
            <numerusform>%n items imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s) imported and scored.</source>
        <translation>
            <numerusform>%Ln response imported and scored.</numerusform>
            <numerusform>%Ln responses imported and scored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s) scored again.</source>
        <translation>
            <numerusform>%Ln response scored again.</numerusform>
            <numerusform>%Ln responses scored again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln score(s) of %1 imported.</source>
        <translation>
            <numerusform>%Ln score of %1 imported.</numerusform>
            <numerusform>%Ln scores of %1 imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A study with %Ln answer(s) imported.</source>
        <translation>
            <numerusform>A study with %Ln answer imported.</numerusform>
            <numerusform>A study with %Ln answers imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n file(s)</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::ImportResultDialog</name>
    <message numerus="yes">
        <source>%Ln item(s) were skipped, as the dataset has them already.</source>
        <translation>
            <numerusform>%Ln item was skipped, as the dataset has it already.</numerusform>
            <numerusform>%Ln items were skipped, as the dataset has them already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of the dataset were replaced.</source>
        <translation>
            <numerusform>%Ln item of the dataset was replaced.</numerusform>
            <numerusform>%Ln items of the dataset were replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) have other content in the dataset, which was kept.</source>
        <translation>
            <numerusform>%Ln item has other content in the dataset, which was kept.</numerusform>
            <numerusform>%Ln items have other content in the dataset, which was kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::ItemBar</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::ItemView</name>
    <message numerus="yes">
        <source>%n other attribute(s) of the user</source>
        <translation>
            <numerusform>%n other attribute of the user</numerusform>
            <numerusform>%n other attributes of the user</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::OverviewPage</name>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln response(s)</source>
        <translation>
            <numerusform>%Ln response</numerusform>
            <numerusform>%Ln responses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>finished numbers of %Ln model(s)</source>
        <translation>
            <numerusform>finished numbers of %Ln model</numerusform>
            <numerusform>finished numbers of %Ln models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::ReassignDialog</name>
    <message numerus="yes">
        <source>Who takes the %n open units of %1?</source>
        <translation>
            <numerusform>Who takes the %n open unit of %1?</numerusform>
            <numerusform>Who takes the %n open units of %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::Results</name>
    <message numerus="yes">
        <source>From only %n unit(s) with two ratings or more: too few for an interval to hold its level.</source>
        <translation>
            <numerusform>From only %n unit with two ratings or more: too few for an interval to hold its level.</numerusform>
            <numerusform>From only %n units with two ratings or more: too few for an interval to hold its level.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %n unit(s) with two ratings or more.</source>
        <translation>
            <numerusform>From %n unit with two ratings or more.</numerusform>
            <numerusform>From %n units with two ratings or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::Study</name>
    <message numerus="yes">
        <source>%n open units of %1 went to %2.</source>
        <translation>
            <numerusform>%n open unit of %1 went to %2.</numerusform>
            <numerusform>%n open units of %1 went to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was added, with %n units.</source>
        <translation>
            <numerusform>%1 was added, with %n unit.</numerusform>
            <numerusform>%1 was added, with %n units.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An annotator was erased, with %n answers.</source>
        <translation>
            <numerusform>An annotator was erased, with %n answer.</numerusform>
            <numerusform>An annotator was erased, with %n answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ratings of the judge %1 came in, for %n units.</source>
        <translation>
            <numerusform>Ratings of the judge %1 came in, for %n unit.</numerusform>
            <numerusform>Ratings of the judge %1 came in, for %n units.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::StudyCard</name>
    <message numerus="yes">
        <source>%n amendments</source>
        <translation>
            <numerusform>%n amendment</numerusform>
            <numerusform>%n amendments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers are still open and will stay missing.</source>
        <translation>
            <numerusform>%n answer is still open and will stay missing.</numerusform>
            <numerusform>%n answers are still open and will stay missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Concord::TagsDialog</name>
    <message numerus="yes">
        <source>“%1” is on %Ln response(s), which will lose it.</source>
        <translation>
            <numerusform>“%1” is on %Ln response, which will lose it.</numerusform>
            <numerusform>“%1” is on %Ln responses, which will lose it.</numerusform>
        </translation>
    </message>
</context>
</TS>
