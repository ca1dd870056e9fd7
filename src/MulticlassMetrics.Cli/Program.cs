using MulticlassMetrics.Cli;

return Tool.Run(args);
